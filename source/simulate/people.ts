/** Invented people: every domain is reserved for examples, every telephone number for fiction. */
const firstNames = [
	'amara',
	'bruno',
	'chiara',
	'dmitri',
	'elif',
	'fatou',
	'gustav',
	'hana',
	'imran',
	'johanna',
	'kofi',
	'lucia',
	'marek',
	'noor',
	'oskar',
	'priya',
	'quentin',
	'rosa',
	'soren',
	'tomoko',
] as const;

const lastNames = [
	'almeida',
	'brandt',
	'castellanos',
	'dubois',
	'eriksen',
	'fischer',
	'gronlund',
	'haddad',
	'ivanova',
	'jansen',
	'kowalski',
	'lindqvist',
	'mbeki',
	'nakamura',
	'obrien',
	'petrov',
	'quiroga',
	'rossi',
	'schafer',
	'takahashi',
] as const;

export type Person = {readonly number: number; readonly firstName: string; readonly lastName: string};

/** Returns the person with a number; the first 400 have different names. */
export const personOf = (number: number): Person => ({
	number,
	firstName: firstNames[number % firstNames.length]!,
	lastName: lastNames[(number + Math.floor(number / firstNames.length)) % lastNames.length]!,
});

/** Returns the Microsoft 365 address of a person. */
export const addressOf = ({firstName, lastName}: Person): string => `${firstName}.${lastName}@contoso.example`;

/** How each kind of source names its users. */
export const identities = {
	address: ({firstName, lastName}) => `${firstName[0]!}${lastName}@trading.example`,
	handle: ({firstName, lastName, number}) => `${lastName}_${firstName}${number}`,
	telephone: ({number}) => `+44 7700 900${String(number % 1000).padStart(3, '0')}`,
	identifier: ({number}) => `U${((number + 11) * 7_919_173).toString(36).toUpperCase().padStart(8, '0')}`,
	/** An address that fails validation, as the records connectors report it. */
	mistyped: ({firstName, lastName}) => `${firstName}.${lastName}@contoso`,
} as const satisfies Record<string, (person: Person) => string>;

export type IdentityName = keyof typeof identities;
