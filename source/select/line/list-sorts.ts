import type {Sort} from './sorting.ts';

/** How the lists beside the board are sorted. */
export type ListSorts = Readonly<Record<'users' | 'files', Sort>>;

/** Both in their own order, worst first. */
export const defaultListSorts: ListSorts = {users: {column: 'status', isReversed: false}, files: {column: 'status', isReversed: false}};
