/** The scripts of docs/collecting, run against stand-ins for the cmdlets they call. */
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {makeFolder} from '../intake/temporary-folder.ts';

const hasPowerShell = spawnSync('pwsh', ['-NoProfile', '-Command', 'exit 0']).status === 0;

/** Runs a script below docs/collecting after the definitions of its stand-ins; returns its exit code and the files it left. */
const runScript = (script: string, standIns: string) => {
	const folder = makeFolder();
	const file = path.resolve('docs/collecting', script);
	const {status, stderr} = spawnSync('pwsh', ['-NoProfile', '-Command', `${standIns}\n& '${file}' -Folder '${folder}' -Days 2 -Now 2026-11-22T08:00:00Z\nexit $LASTEXITCODE`], {encoding: 'utf8'});
	return {
		status,
		stderr,
		files: Object.fromEntries(readdirSync(folder).map(name => [name, JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as unknown])),
	};
};

describe.skipIf(!hasPowerShell)('collecting scripts (skipped where PowerShell is not installed)', () => {
	const record = (number: number, resultCount: number): string =>
		`[pscustomobject]@{Identity = '${number}'; ResultCount = ${resultCount}; AuditData = '{"Id":"${number}","RecordType":148}'}`;

	test('Search-ConnectorFailures saves every page of a day, and an empty list for a day without records', () => {
		const {status, files} = runScript('Search-ConnectorFailures.ps1', `
			$script:calls = 0
			function Search-UnifiedAuditLog { param($StartDate, $EndDate, $RecordType, $SessionId, $SessionCommand, $ResultSize)
				if ($StartDate.Day -eq 21) { return }
				$script:calls++
				if ($script:calls -eq 1) { ${record(1, 3)}; ${record(2, 3)} } elseif ($script:calls -eq 2) { ${record(3, 3)} }
			}`);
		expect(status).toBe(0);
		expect(files).toEqual({
			'audit-2026-11-21.json': [],
			'audit-2026-11-22.json': [{Id: '1', RecordType: 148}, {Id: '2', RecordType: 148}, {Id: '3', RecordType: 148}],
		});
	});

	test.each([
		['returns fewer records than it counted', record(1, 3), '1 of 3 records'],
		['reaches the limit of a session', record(1, 50_000), 'reach the limit'],
	])('a day is refused when the search %s', (_, one, said) => {
		const {status, stderr, files} = runScript('Search-ConnectorFailures.ps1', `
			$script:calls = 0
			function Search-UnifiedAuditLog { $script:calls++; if ($script:calls % 2 -eq 1) { ${one} } }`);
		expect({status, files}).toEqual({status: 1, files: {}});
		expect(stderr).toContain(said);
	});

	test('Get-ConnectorFailuresFromGraph follows the next link, and refuses a query that was cut', () => {
		const graph = (isCut: string): string => `
			function Invoke-MgGraphRequest { param($Method, $Uri, $Body, $ContentType, $OutputType)
				if ($Method -eq 'POST') { return @{id = 'q'} }
				if ($Uri -like '*/records') { return @{value = @(@{id = '1'}); '@odata.nextLink' = '/next'} }
				if ($Uri -eq '/next') { return @{value = @(@{id = '2'})} }
				return @{status = 'succeeded'; isRecordCountLimitExceeded = ${isCut}}
			}`;
		expect(runScript('Get-ConnectorFailuresFromGraph.ps1', graph('$false')).files).toEqual({
			'graph-audit-2026-11-21.json': {value: [{id: '1'}, {id: '2'}]},
			'graph-audit-2026-11-22.json': {value: [{id: '1'}, {id: '2'}]},
		});
		expect(runScript('Get-ConnectorFailuresFromGraph.ps1', graph('$true'))).toMatchObject({status: 1, files: {}});
	});
});
