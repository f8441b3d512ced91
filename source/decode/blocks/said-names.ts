import {nameFields} from '../labels/name-fields.ts';
import type {Field} from '../labels/labels.ts';

/** A line, or a few that follow each other, that names a connector outside of an import. Lines are 1-based. */
export type SaidName = {
	readonly name: string;
	/** Null for a line that is nothing but a name, which may be a title or any other text. */
	readonly field: Field | null;
	readonly line: number;
	readonly lastLine: number;
	/** Whether it follows an import or an empty day without a blank line. */
	readonly isBelow: boolean;
	/** Whether an import or an empty day follows it without a blank line. */
	readonly isAbove: boolean;
};

/** The names a text says on lines of their own, in the order of the file. */
export class SaidNames {
	#names: SaidName[] = [];

	/** Returns an independent copy. */
	fork(): SaidNames {
		const copy = new SaidNames();
		copy.#names = [...this.#names];
		return copy;
	}

	get all(): readonly SaidName[] {
		return this.#names;
	}

	/** Adds a name; of the lines of one paragraph that name the same connector in several ways the best is kept. */
	add(said: SaidName): void {
		const last = this.#names.at(-1);
		if (last?.lastLine !== said.line - 1 || last.field === said.field) {
			this.#names.push(said);
			return;
		}

		const best = rankOf(last) <= rankOf(said) ? last : said;
		this.#names[this.#names.length - 1] = {
			...best, line: last.line, lastLine: said.lastLine, isBelow: last.isBelow, isAbove: false,
		};
	}

	/** Notes a rule: below a name it underlines it. */
	underline(line: number): void {
		const last = this.#names.at(-1);
		if (last?.lastLine === line - 1) {
			this.#names[this.#names.length - 1] = {...last, lastLine: line};
		}
	}

	/** Notes where an import, a table of imports or an empty day begins. */
	begin(line: number): void {
		const last = this.#names.at(-1);
		if (last?.lastLine === line - 1) {
			this.#names[this.#names.length - 1] = {...last, isAbove: true};
		}
	}
}

const rankOf = ({field}: SaidName): number => field === null ? nameFields.length : nameFields.indexOf(field);
