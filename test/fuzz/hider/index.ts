import {downloadKind, nameKind} from './disk-kind.ts';
import {identityKind} from './identity-kind.ts';
import {jsonKeyKind, jsonKind} from './json-kind.ts';
import {isGreen, judgeInMemory} from './judge.ts';
import type {Kind} from './kinds.ts';
import {known} from './known.ts';
import type {Search} from './run.ts';
import {
	auditKind,
	copiedLaterKind,
	forbiddenKind,
	halfKind,
	siblingKind,
	tailOfCopyKind,
} from './sibling-kind.ts';
import {factKind} from './fact-kind.ts';
import {tableKind} from './table-kind.ts';
import {encodingKind, textKind} from './text-kinds.ts';

/** Cases judged without the disk. */
const memoryKinds: readonly Kind[] = [
	textKind,
	encodingKind,
	tableKind,
	jsonKind,
	jsonKeyKind,
	identityKind,
	siblingKind,
	auditKind,
	halfKind,
	copiedLaterKind,
	factKind,
	tailOfCopyKind,
	forbiddenKind,
	textKind,
	jsonKind,
];

/** Cases whose point is the names and times of files. */
export const diskKinds: readonly Kind[] = [downloadKind, nameKind, halfKind];

/** A failing import that leaves the verdict green. */
export const hiding: Search = {kinds: memoryKinds, isFault: ({folder}) => isGreen(judgeInMemory(folder)), known};
