import type {PageOptions} from '../../output/format.ts';
import type {CommandContext} from '../command-line/command.ts';

/** Returns what a printed page may use here: the whole width of a terminal, any width elsewhere; colours as NO_COLOR, FORCE_COLOR and `--no-color` allow. */
export const pageOptions = ({terminal, flags, environment, format}: CommandContext): PageOptions => ({
	columns: terminal.columns ?? Infinity,
	isAscii: flags.ascii ?? !isUnicodeLocale(environment),
	hasColor: format === 'table' && flags.color !== false && (environment['NO_COLOR'] ?? '') === '' && terminal.colorDepth > 1,
});

/** Whether the locale's encoding is UTF-8; where no locale is set (Windows, containers) it is taken to be. */
export const isUnicodeLocale = (environment: CommandContext['environment']): boolean => {
	const locale = [environment['LC_ALL'], environment['LC_CTYPE'], environment['LANG']].find(value => value !== undefined && value !== '');
	return locale === undefined || /utf-?8/iv.test(locale);
};
