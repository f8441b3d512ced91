import {TextBlocks} from './packed-texts.ts';
import {codedRoles, type CodedRole, type RowScanner} from './row-scanner.ts';

/** Returns the `textOf` of a scanner: what it learnt since it was asked before becomes strings all at once. */
export const createTextOf = (scanner: Pick<RowScanner, 'dictionarySize' | 'packTexts'>): RowScanner['textOf'] => {
	const blocks = new Map<CodedRole, TextBlocks>(codedRoles.map(role => [role, new TextBlocks()]));
	return (role, code) => {
		const texts = blocks.get(role)!;
		if (code >= texts.size) {
			texts.add(scanner.packTexts(role, texts.size, scanner.dictionarySize(role)));
		}

		return texts.textOf(code);
	};
};
