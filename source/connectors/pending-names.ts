/** One kind of name a program gives a file until it is whole. */
type PendingName = {readonly suffix: string; readonly program: string};

/** What programs append to the name of a file while they are still downloading or copying it. */
export const pendingNames: readonly PendingName[] = [
	{suffix: '.crdownload', program: 'Chrome, Edge'},
	{suffix: '.crswap', program: 'Chrome, when a page writes a file'},
	{suffix: '.opdownload', program: 'Opera'},
	{suffix: '.part', program: 'Firefox, KDE, curl and yt-dlp'},
	{suffix: '.partial', program: 'Internet Explorer, rclone, Robocopy'},
	{suffix: '.dtapart', program: 'DownThemAll'},
	{suffix: '.download', program: 'Safari'},
	{suffix: '.downloading', program: 'download managers'},
	{suffix: '.fdmdownload', program: 'Free Download Manager'},
	{suffix: '.filepart', program: 'WinSCP'},
	{suffix: '.uploading', program: 'FTP servers'},
	{suffix: '.incomplete', program: 'FTP and torrent clients'},
	{suffix: '.inprogress', program: 'copying scripts'},
	{suffix: '.unfinished', program: 'download managers'},
	{suffix: '.aria2', program: 'aria2'},
	{suffix: '.lftp-pget-status', program: 'lftp'},
	{suffix: '.jc!', program: 'FlashGet'},
	{suffix: '.!ut', program: 'µTorrent'},
	{suffix: '.!qb', program: 'qBittorrent'},
	{suffix: '.!sync', program: 'Resilio Sync'},
	{suffix: '.bc!', program: 'BitComet'},
	{suffix: '.ob!', program: 'Orbit Downloader'},
	{suffix: '.xltd', program: 'Thunder'},
	{suffix: '.tmp', program: 'many'},
	{suffix: '.temp', program: 'many'},
];

/** Returns the suffix that marks a file as not whole yet, null for any other name. */
export const pendingSuffixOf = (name: string): string | null => {
	const lower = name.toLowerCase();
	return pendingNames.find(({suffix}) => lower.endsWith(suffix))?.suffix ?? null;
};

/** Returns the path (or id) a pending file will have when it is whole; null for any other file. */
export const becomesOf = (path: string): string | null => {
	const suffix = pendingSuffixOf(path);
	return suffix === null ? null : path.slice(0, -suffix.length);
};
