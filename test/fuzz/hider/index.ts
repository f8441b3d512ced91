import {downloadKind, nameKind} from './disk-kind.ts';
import {identityKind} from './identity-kind.ts';
import {jsonKeyKind, jsonKind} from './json-kind.ts';
import type {Kind} from './kinds.ts';
import {
	auditKind,
	copiedLaterKind,
	halfKind,
	siblingKind,
} from './sibling-kind.ts';
import {tableKind} from './table-kind.ts';
import {encodingKind, textKind} from './text-kinds.ts';

/** Cases judged without the disk. */
export const memoryKinds: readonly Kind[] = [textKind, encodingKind, tableKind, jsonKind, jsonKeyKind, identityKind, siblingKind, auditKind, halfKind, copiedLaterKind, textKind, jsonKind];

/** Cases whose point is the names and times of files. */
export const diskKinds: readonly Kind[] = [downloadKind, nameKind];
