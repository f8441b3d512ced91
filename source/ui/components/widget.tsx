import {Box, type BoxProps, useIsScreenReaderEnabled} from 'ink';
import type {PropsWithChildren, ReactElement} from 'react';

type Properties = PropsWithChildren<{
	readonly role: NonNullable<BoxProps['aria-role']> | undefined;
	readonly isSelected?: boolean;
	/** Said in place of what is painted. */
	readonly label?: string;
}>;

/** Tells a screen reader what a part of the screen is; without one it costs not even a node. */
export const Widget = ({role, isSelected = false, label, children}: Properties): ReactElement => useIsScreenReaderEnabled() && role !== undefined
	? <Box flexDirection='column' aria-role={role} aria-state={{selected: isSelected}} {...label !== undefined && {'aria-label': label}}>{children}</Box>
	: <>{children}</>;
