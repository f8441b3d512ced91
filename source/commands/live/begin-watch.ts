import type {OpenWatch} from './open-watch.ts';
import type {TenantWatch, TenantWatchOptions, WatchedTenant} from './watch-tenant.ts';

type Listeners = Pick<TenantWatchOptions, 'onChange' | 'onProblem'>;

/** A watch that has begun. */
export type BegunWatch = Pick<OpenWatch, 'viewKey' | 'isMasked' | 'theme'> & {
	/** Tells what was told last before, then all that follows. */
	readonly listen: (listeners: Listeners) => void;
	readonly watch: Promise<TenantWatch>;
};

/** Begins to watch: the worker starts and reads while whoever will listen is still being loaded. */
export const beginWatch = ({viewKey, isMasked, theme, start}: OpenWatch): BegunWatch => {
	let watched: WatchedTenant | null = null;
	let problem: string | null = null;
	let listeners: Listeners = {
		onChange(told) {
			watched = told;
		},
		onProblem(sentence) {
			problem = sentence;
		},
	};
	return {
		viewKey,
		isMasked,
		theme,
		listen(given) {
			listeners = given;
			if (watched !== null) {
				given.onChange(watched);
			}

			if (problem !== null) {
				given.onProblem(problem);
			}
		},
		watch: start({
			onChange(told) {
				listeners.onChange(told);
			},
			onProblem(sentence) {
				listeners.onProblem(sentence);
			},
		}),
	};
};
