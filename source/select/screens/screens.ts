/** The table of screens: name, words for the palette, and the function that makes it. */
import {acknowledgementsScreen} from './acknowledgements-screen.ts';
import {activityScreen} from './activity-screen.ts';
import {boardScreen} from './board.ts';
import {connectorScreen} from './connector-screen.ts';
import {failedItemsScreen} from './failed-items-screen.ts';
import {fileScreen} from './file-screen.ts';
import {filesScreen} from './files-screen.ts';
import {heatMapScreen} from './heat-map.ts';
import {importScreen} from './import-screen.ts';
import {itemScreen} from './item-screen.ts';
import type {ScreenName} from './location.ts';
import {onboardingScreen} from './onboarding-screen.ts';
import type {ScreenInput, ScreenModel} from './screen-model.ts';
import {todayScreen} from './today-screen.ts';
import {usersScreen} from './users-screen.ts';

/** Every screen made of the tenant; help is made of the key table instead. */
export const screens: Readonly<Record<Exclude<ScreenName, 'help'>, (input: ScreenInput) => ScreenModel>> = {
	board: boardScreen,
	connector: connectorScreen,
	import: importScreen,
	'failed-items': failedItemsScreen,
	item: itemScreen,
	today: todayScreen,
	acknowledgements: acknowledgementsScreen,
	users: usersScreen,
	onboarding: onboardingScreen,
	activity: activityScreen,
	files: filesScreen,
	file: fileScreen,
	'heat-map': heatMapScreen,
};
