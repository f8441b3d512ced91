export type WakeUp = {
	/** Ends the wait, or the next one when nobody waits. */
	readonly wake: () => void;
	/** Returns when woken, on the signal, or after that many milliseconds; null waits without limit. */
	readonly wait: (longest: number | null) => Promise<void>;
};

/** Returns a bell for a loop that works whenever something changed: what rings during the work is not lost. */
export const createWakeUp = (signal: AbortSignal): WakeUp => {
	let isRung = false;
	let ring: (() => void) | null = null;
	const wake = (): void => {
		isRung = true;
		ring?.();
	};

	signal.addEventListener('abort', wake, {once: true});
	return {
		wake,
		async wait(longest) {
			let timer: NodeJS.Timeout | undefined;
			if (!isRung) {
				await new Promise<void>(resolve => {
					ring = resolve;
					timer = longest === null ? undefined : setTimeout(resolve, longest);
				});
			}

			clearTimeout(timer);
			ring = null;
			isRung = signal.aborted;
		},
	};
};
