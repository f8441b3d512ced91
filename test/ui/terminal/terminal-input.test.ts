import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {createTerminalInput} from '../../../source/ui/terminal/terminal-input.ts';

test('keys arrive again after the terminal was lent to a shell or a pager', async () => {
	const terminal = Object.assign(new PassThrough(), {setRawMode: () => undefined, ref: () => undefined, unref: () => undefined}) as unknown as NodeJS.ReadStream & PassThrough;
	const {stream, close} = createTerminalInput({stdin: terminal, now: () => 0, undoEscape: () => undefined});
	const nextKeys = async (): Promise<unknown> => new Promise(resolve => {
		stream.once('data', resolve);
	});
	stream.setRawMode(true);
	terminal.write('a');
	expect(await nextKeys()).toBe('a');
	stream.setRawMode(false);
	stream.setRawMode(true);
	terminal.write('b');
	expect(await nextKeys()).toBe('b');
	close();
});
