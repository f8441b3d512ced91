import {checks} from '../../source/connectors/checks/index.ts';
import {dayStates} from '../../source/connectors/days/days.ts';
import {steps} from '../../source/connectors/onboarding/index.ts';
import {states} from '../../source/connectors/judge/states.ts';

const table = (titles: readonly string[], rows: ReadonlyArray<readonly string[]>): readonly string[] => [
	`| ${titles.join(' | ')} |`,
	`|${'---|'.repeat(titles.length)}`,
	...rows.map(cells => `| ${cells.join(' | ')} |`),
];

/** Returns docs/checks.md: states, days, checks and onboarding steps, from the tables that judge. */
export const checksDocument = (): string => `${[
	'# States, days, checks and onboarding',
	'',
	'Generated from the tables in `source/connectors`; do not edit.',
	'',
	'## States of a connector, worst first',
	'',
	...table(['state', 'severity', 'when'], states.map(({name, severity, meaning}) => [`\`${name}\``, severity, meaning])),
	'',
	'## Days, worst first',
	'',
	...table(['day', 'letter', 'when'], dayStates.map(({name, letter, meaning}) => [`\`${name}\``, `\`${letter}\``, meaning])),
	'',
	'## Checks',
	'',
	'A warning of a check marked *suspicious* makes its connector at least `suspicious` until it is acknowledged.',
	'',
	...table(['check', 'is well when', 'why it matters', 'suspicious'], checks.map(({name, title, why, isSuspicious}) => [`\`${name}\``, title, why, isSuspicious ? 'yes' : ''])),
	'',
	'## Steps of onboarding',
	'',
	...table(['step', 'title'], steps.map(({name, title}) => [`\`${name}\``, title])),
].join('\n')}\n`;
