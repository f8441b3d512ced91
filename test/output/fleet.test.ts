/** The way past one machine: what connwatch prints, real Prometheus programs understand, and the alert fires. */
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {
	mkdirSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {
	describe,
	expect,
	onTestFinished,
	test,
} from 'vitest';
import {stateGlyphs} from '../../source/select/line/glyphs.ts';
import {run} from '../commands/command-line.ts';
import {makeHome, slackLog} from '../commands/folders.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

const fleet = path.resolve(import.meta.dirname, '../../docs/fleet');
const read = (name: string): string => readFileSync(path.join(fleet, name), 'utf8');

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const hasPromtool = has('promtool');
const hasServers = has('prometheus') && has('prometheus-node-exporter');

/** Runs promtool, and returns what it said; `code` is 0 when it is content. */
const promtool = (argv: readonly string[], input = '') => {
	const {status, stdout, stderr} = spawnSync('promtool', argv, {input, encoding: 'utf8', cwd: fleet});
	return {code: status, said: stdout + stderr};
};

const metricsOf = async (files?: Readonly<Record<string, string>>, argv: readonly string[] = []): Promise<string> => {
	const {home, logs} = makeHome(files);
	const {stdout, exitCode} = await run(['status', '--format', 'prometheus', ...argv, logs], home);
	expect(exitCode).toBe(0);
	return stdout;
};

describe.skipIf(!hasPromtool)('promtool (skipped where Debian\'s prometheus is not installed)', () => {
	test.each([
		['two connectors', undefined],
		['nothing', {}],
		['hostile and equal names', {'Sla"ck\\\n{}_Log.txt': slackLog, 'a\u200B_Log.txt': slackLog, 'a\u200C_Log.txt': slackLog.replace('11/21', '11/20')}],
	])('check metrics: %s', async (_, files) => {
		expect(promtool(['check', 'metrics'], await metricsOf(files))).toEqual({code: 0, said: ''});
	});

	test('check metrics sees what is wrong: this test can fail', async () => {
		expect(promtool(['check', 'metrics'], 'connwatch_days{a="b"} 1\nconnwatch_days{a="b"} 2\n').code).not.toBe(0);
	});

	test('masked metrics say so and are still metrics', async () => {
		const metrics = await metricsOf(undefined, ['--mask']);
		expect(metrics).toMatch(/^# People are masked/v);
		expect(promtool(['check', 'metrics'], metrics).code).toBe(0);
	});

	test('test rules', () => {
		expect(promtool(['test', 'rules', 'alerts.test.yml'])).toMatchObject({code: 0, said: expect.stringContaining('SUCCESS') as string});
	});

	test('every query of the dashboard is a query', () => {
		const rules = dashboardQueries().map((query, index) => `  - record: query${index}\n    expr: ${JSON.stringify(query)}`);
		const file = path.join(makeFolder(), 'queries.yml');
		writeFileSync(file, `groups:\n- name: dashboard\n  rules:\n${rules.join('\n')}\n`);
		expect(promtool(['check', 'rules', file])).toMatchObject({code: 0, said: expect.stringContaining(`SUCCESS: ${rules.length} rules found`) as string});
	});
});

const dashboardQueries = (): readonly string[] => {
	const {panels} = JSON.parse(read('dashboard.json')) as {panels: ReadonlyArray<{targets: ReadonlyArray<{expr: string}>}>};
	return panels.flatMap(({targets}) => targets.map(({expr}) => expr));
};

test('alerts and dashboard name only metrics there are', async () => {
	const metrics = await metricsOf({'Slack_Log.txt': slackLog.replace('11/21', '11/18'), 'Slack_Log (1).txt': slackLog});
	const known = new Set(metrics.matchAll(/^# TYPE (?<name>\S+)/gmv).map(({groups}) => groups!['name']!));
	const named = [read('alerts.yml'), ...dashboardQueries()].join('\n').match(/\bconnwatch_\w+/gv)!;
	expect(named.filter(name => !known.has(name))).toEqual([]);
});

test('the alerts know every state that is not ok, and wait for none', () => {
	const states = read('alerts.yml').matchAll(/state=~"(?<states>[^"]+)"/gv).flatMap(({groups}) => groups!['states']!.split('|')).toArray();
	expect(states.toSorted()).toEqual(Object.keys(stateGlyphs).filter(state => !['waiting', 'quiet', 'paused', 'healthy'].includes(state)).toSorted());
});

const freePort = async (): Promise<number> => new Promise(resolve => {
	const server = createServer();
	server.listen(0, '127.0.0.1', () => {
		const {port} = server.address() as AddressInfo;
		server.close(() => {
			resolve(port);
		});
	});
});

const start = (program: string, argv: readonly string[]): ChildProcess => {
	const child = spawn(program, argv, {stdio: 'ignore'});
	onTestFinished(async () => {
		const ended = new Promise(resolve => {
			child.once('exit', resolve);
		});
		child.kill('SIGKILL');
		await ended;
	});
	return child;
};

type Alert = {readonly labels: Readonly<Record<string, string>>; readonly state: string};

const firing = async (port: number): Promise<readonly string[]> => {
	const response = await fetch(`http://127.0.0.1:${port}/api/v1/alerts`);
	const {data} = await response.json() as {data: {alerts: readonly Alert[]}};
	return data.alerts.filter(({state}) => state === 'firing').map(({labels}) => `${labels['alertname']} ${labels['connector'] ?? ''}`.trim());
};

/** Waits until what fires is what is expected. */
const waitForAlerts = async (port: number, expected: readonly string[]): Promise<void> => {
	let last: readonly string[] = [];
	for (const end = performance.now() + 45_000; performance.now() < end;) {
		last = await firing(port).catch(() => ['not answering yet']);
		if (JSON.stringify(last) === JSON.stringify(expected)) {
			return;
		}

		await delay(250);
	}

	expect(last).toEqual(expected);
};

test.skipIf(!hasServers)('a real node exporter and a real Prometheus on loopback: the alert fires, and ends (skipped where they are not installed)', async () => {
	const {home, logs} = makeHome({'Slack_Log.txt': slackLog});
	const textfiles = path.join(home, 'textfiles');
	mkdirSync(textfiles);
	const write = async () => {
		// Now, so that the metrics are not stale; the logs are judged as of their own days.
		const {stdout} = await run(['status', logs, '--format', 'prometheus'], home);
		writeFileSync(path.join(textfiles, 'connwatch.prom.tmp'), stdout.replace(/^(?<name>connwatch_as_of_timestamp_seconds) \d+/mv, `$<name> ${Math.floor(Date.now() / 1000)}`));
		renameSync(path.join(textfiles, 'connwatch.prom.tmp'), path.join(textfiles, 'connwatch.prom'));
	};

	await write();
	const [exporterPort, prometheusPort] = [await freePort(), await freePort()];
	start('prometheus-node-exporter', ['--collector.disable-defaults', '--collector.textfile', `--collector.textfile.directory=${textfiles}`, `--web.listen-address=127.0.0.1:${exporterPort}`]);
	writeFileSync(path.join(home, 'prometheus.yml'), JSON.stringify({
		global: {scrape_interval: '1s', evaluation_interval: '1s'},
		rule_files: [path.join(fleet, 'alerts.yml')],
		scrape_configs: [{job_name: 'node', static_configs: [{targets: [`127.0.0.1:${exporterPort}`]}]}],
	}));
	start('prometheus', [`--config.file=${path.join(home, 'prometheus.yml')}`, `--storage.tsdb.path=${path.join(home, 'data')}`, `--web.listen-address=127.0.0.1:${prometheusPort}`]);
	await waitForAlerts(prometheusPort, ['ConnwatchConnectorCritical Slack']);

	writeFileSync(path.join(logs, 'Slack_Log.txt'), slackLog.replace('Items failed: 14', 'Items failed: 0').replace('successfully: 3,254', 'successfully: 3,268').replace('partially imported: 12', 'partially imported: 0').replace('skipped: 30', 'skipped: 42').replace(/Failed item details[\s\S]*/v, ''));
	await write();
	await waitForAlerts(prometheusPort, []);
}, 120_000);
