import type {FailedItemsBuilder} from '../columns/failed-items.ts';

/** The fields of a failed item, in the order of the documentation. */
export const itemFields = ['itemId', 'user', 'm365User', 'reason'] as const;

export type ItemField = (typeof itemFields)[number];

/** A failed item whose labelled lines still come in. */
export class OpenItem {
	readonly line: number;
	readonly #values = new Map<ItemField, string>();
	/** Bytes of its lines, in doubt until the item ends. */
	doubtful = 0;

	constructor(line: number) {
		this.line = line;
	}

	fork(): OpenItem {
		const copy = new OpenItem(this.line);
		for (const [field, value] of this.#values) {
			copy.#values.set(field, value);
		}

		copy.doubtful = this.doubtful;
		return copy;
	}

	has(field: ItemField): boolean {
		return this.#values.has(field);
	}

	set(field: ItemField, value: string): void {
		this.#values.set(field, value);
	}

	get isFull(): boolean {
		return this.#values.size === itemFields.length;
	}

	addTo(items: FailedItemsBuilder): void {
		const [itemId, user, m365User, reason] = itemFields.map(field => this.#values.get(field) ?? '');
		items.add(itemId!, user!, m365User!, reason!, this.line);
	}
}
