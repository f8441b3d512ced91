import type {ReadNews, ReadOrder} from '../threads/messages.ts';
import type {Reader} from '../book/reader.ts';

/** Orders in flight for one worker: enough that it never waits for an order, few enough to give back quickly. */
const most = 64;

/** The files a worker was asked to read and has not answered yet. */
export type OrdersInFlight = {
	/** Hands it the next orders, as many as it has room for; false when it has none left, and none is to be had. */
	order(): boolean;
	/** Takes what it read, and hands it more when it needs some; false as `order` says. */
	receive(news: ReadNews): boolean;
	/** Ids, in the order in which they are read. */
	ids(): readonly string[];
	/** Gives all orders in flight back to the reader, except one. */
	giveBack(except?: string): void;
};

/** Keeps the orders in flight of one worker, at most `mostBytes` besides the first file; `send` gives it orders. */
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
