import {labels} from './labels/labels.ts';

/** Words of logs that identify nobody. Anything else is replaced, so a word missing here costs a little meaning, not a secret. */
const plainWords = `
a above access active actual added address admin after all already an and any are archive as at attachment attachments audit
auditing available bad be because been before below body bytes cannot category code column completed completion compliance
complianceconnector configured conflict connection connector content corrupt could count created creation csv custom data
dataconnectorimport date day default deleted denied description detail details did disabled does domain download downloaded
duplicate duplicates duration email empty enabled end ended error errors event exceeded exceeds exist exists expired export
external failed failure failures false fanout field fields file files finished for format found from full group guest has
header id ids identifier import imported importing imports in inactive inbox incorrect incorrectusermapping info information
ingested ingestion input internal invalid is isretry it item items itemsize job jobid jobtype kb key large last late license
licensed licence limit line list located log logs long mailbox mailboxes mailboxwrite map mapped mapping maximum mb message
messages microsoft missing month must name native new no none not null number o365 object objectid of off office office365 on
one operation or other over owner page partial partially participant participants path pending permission permissions
policy process processed processing properties property quota rate reason received record recordid recordtype records
recipient rejected report request required resolve resolved result results retention retried retries retry row rows run
saved scheduled sender sent server service size skipped some source started start state status step subject success
successful successfully summary system table target task taskid temporarily tenant text than the this thread throttled
throttling time timed timeout timestamp title to too total true type unable unauthorized unavailable unexpected unknown
unlicensed unsupported update upload uploaded user userid users utc valid validation value version warning was were with
write written wrong year yes zone am pm t z gmt m365 148 contains selected management automation psobject psremoting
`;

/** The words a redacted file keeps, in lower case. */
export const keptWords: ReadonlySet<string> = new Set([
	...plainWords.trim().split(/\s+/v),
	...labels.flatMap(({names}) => Object.values(names).flat()).flatMap(name => name.toLowerCase().split(/[^\p{L}\p{N}]+/v)),
	...labels.flatMap(({names}) => Object.values(names).flat()).map(name => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gv, '')),
]);
