import nodePath from 'node:path';

/** What decides where our own files are. */
export type Machine = {
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly platform: NodeJS.Platform;
	readonly homeFolder: string;
};

type OwnFolder = {readonly xdg: string; readonly xdgDefault: readonly string[]; readonly windows: string; readonly windowsDefault: readonly string[]};

const configurationPlace: OwnFolder = {
	xdg: 'XDG_CONFIG_HOME', xdgDefault: ['.config'], windows: 'APPDATA', windowsDefault: ['AppData', 'Roaming'],
};

const statePlace: OwnFolder = {
	xdg: 'XDG_STATE_HOME', xdgDefault: ['.local', 'state'], windows: 'LOCALAPPDATA', windowsDefault: ['AppData', 'Local'],
};

/** The specification says that a relative path in these variables is to be ignored. */
const baseFolder = (place: OwnFolder, {environment, platform, homeFolder}: Machine): string => {
	const path = platform === 'win32' ? nodePath.win32 : nodePath.posix;
	const given = environment[platform === 'win32' ? place.windows : place.xdg] ?? '';
	return path.join(path.isAbsolute(given) ? given : path.join(homeFolder, ...(platform === 'win32' ? place.windowsDefault : place.xdgDefault)), 'connwatch');
};

/** Returns where the configuration is looked for when `--config` does not say: `$XDG_CONFIG_HOME/connwatch/config.json`. */
export const defaultConfigurationPath = (machine: Machine): string =>
	(machine.platform === 'win32' ? nodePath.win32 : nodePath.posix).join(baseFolder(configurationPlace, machine), 'config.json');

/** Returns the folder of acknowledgements, view and mask key: `$XDG_STATE_HOME/connwatch`. */
export const stateFolderOf = (machine: Machine): string => baseFolder(statePlace, machine);
