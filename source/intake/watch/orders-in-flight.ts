import type {ReadNews, ReadOrder} from '../threads/messages.ts';
import type {Reader} from '../book/reader.ts';

/** Files a worker has in hand at once: enough for it never to wait for an order, and little to give back. */
const most = 64;

/** What a worker was ordered to read and has not told of yet. */
export type OrdersInFlight = {
	/** Hands it the next orders, as many as it has room for; false when it has none left, and none is to be had. */
	order(): boolean;
	/** Takes what it read, and hands it more when it needs some; false as `order` says. */
	receive(news: ReadNews): boolean;
	/** Ids, in the order in which they are read. */
	ids(): readonly string[];
	/** Gives back to the reader whatever is in hand, but for one of them. */
	giveBack(except?: string): void;
};

/** Keeps what one worker has in hand, at most so many bytes beside the first file; `send` hands it orders. */
export const createOrdersInFlight = (reader: Reader, mostBytes: number, send: (orders: readonly ReadOrder[]) => void): OrdersInFlight => {
	/** By id. */
	const sizes = new Map<string, number>();
	let bytes = 0;

	const order = (): boolean => {
		const orders: ReadOrder[] = [];
		while (sizes.size === 0 || (sizes.size < most && bytes < mostBytes)) {
			const next = reader.takeOrder();
			if (!next) {
				break;
			}

			orders.push(next);
			sizes.set(next.id, next.expected.size);
			bytes += next.expected.size;
		}

		if (orders.length > 0) {
			send(orders);
		}

		return sizes.size > 0;
	};

	return {
		order,
		receive({bytes: read, files}) {
			reader.countBytes(read);
			for (const {id, outcome} of files) {
				bytes -= sizes.get(id)!;
				sizes.delete(id);
				reader.finishOrder(id, outcome);
			}

			return sizes.size > most / 2 || order();
		},
		ids: () => sizes.keys().toArray(),
		giveBack(except) {
			for (const id of sizes.keys()) {
				if (id !== except) {
					reader.returnOrder(id);
				}
			}

			sizes.clear();
			bytes = 0;
		},
	};
};
