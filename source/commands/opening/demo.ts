import type {Instant} from '../../connectors/reading.ts';
import type {Acknowledgement} from '../../connectors/settings.ts';
import {configurationOf, type Configuration} from '../../intake/own-files/configuration.ts';
import {
	deliverLog,
	makeTemporaryFolder,
	removeTemporaryFolder,
	writeSimulation,
} from '../../intake/own-files/write-simulation.ts';
import {createFeed} from '../../simulate/feed.ts';
import {defaultTenantOptions, simulateTenant} from '../../simulate/tenant.ts';
import {readInstant} from '../../text/moments.ts';
import {explained} from './simulation-errors.ts';

/** A simulated tenant in a temporary folder, for whoever has no logs at hand. */
export type Demo = {
	/** Absolute. */
	readonly folder: string;
	readonly configuration: Configuration;
	readonly acknowledgements: readonly Acknowledgement[];
	/** Delivers one log after another from now on, until closed. */
	readonly keepDelivering: () => void;
	/** Ends the deliveries and removes the folder. */
	readonly close: () => Promise<void>;
};

/** Milliseconds between two deliveries: time enough to see each arrive. */
const deliverEvery = 4000;

/** Writes the simulated tenant as of now into a temporary folder. */
export const openDemo = async (clock: () => Instant): Promise<Demo> => {
	const options = {...defaultTenantOptions, now: clock()};
	const tenant = simulateTenant(options);
	const folder = await explained(makeTemporaryFolder);
	try {
		await explained(async () => writeSimulation(folder, tenant.files));
	} catch (error) {
		await removeTemporaryFolder(folder);
		throw error;
	}

	let timer: NodeJS.Timeout | undefined;
	let delivery: Promise<void> = Promise.resolve();
	return {
		folder,
		configuration: await configurationOf({folders: [folder], connectors: tenant.connectors}, {path: `${folder}.connwatch.json`, homeFolder: folder}),
		acknowledgements: tenant.acknowledgements.map(({createdAt, expiresAt, ...rest}) => ({
			...rest, check: null, shape: null, author: null, ticket: null, createdAt: readInstant(createdAt)!, expiresAt: readInstant(expiresAt)!,
		})),
		keepDelivering() {
			const feed = createFeed(options);
			const deliver = async (): Promise<void> => {
				try {
					await deliverLog(folder, feed.next(clock()));
				} catch {
					// If the disk is full, the demo stops changing.
				}
			};

			timer = setInterval(() => {
				delivery = deliver();
			}, deliverEvery).unref();
		},
		async close() {
			clearInterval(timer);
			await delivery;
			await removeTemporaryFolder(folder);
		},
	};
};
