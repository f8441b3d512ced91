/** The table of screens: one component a screen, props in, JSX out. Their models are made in select/screens. */
import type {ReactElement} from 'react';
import type {ScreenName} from '../../select/screens/location.ts';
import type {ScreenProperties} from '../components/screen-properties.ts';
import {AcknowledgementsScreen} from './acknowledgements.tsx';
import {ActivityScreen} from './activity.tsx';
import {BoardScreen} from './board.tsx';
import {ConnectorScreen} from './connector.tsx';
import {FailedItemsScreen} from './failed-items.tsx';
import {FileScreen} from './file.tsx';
import {FilesScreen} from './files.tsx';
import {HeatMapScreen} from './heat-map.tsx';
import {HelpScreen} from './help.tsx';
import {ImportScreen} from './import.tsx';
import {ItemScreen} from './item.tsx';
import {OnboardingScreen} from './onboarding.tsx';
import {TodayScreen} from './today.tsx';
import {UsersScreen} from './users.tsx';

export const screenComponents: Readonly<Record<ScreenName, (properties: ScreenProperties) => ReactElement>> = {
	board: BoardScreen,
	connector: ConnectorScreen,
	import: ImportScreen,
	'failed-items': FailedItemsScreen,
	item: ItemScreen,
	today: TodayScreen,
	acknowledgements: AcknowledgementsScreen,
	users: UsersScreen,
	onboarding: OnboardingScreen,
	activity: ActivityScreen,
	files: FilesScreen,
	file: FileScreen,
	'heat-map': HeatMapScreen,
	help: HelpScreen,
};
