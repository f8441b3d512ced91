import {statfsSync} from 'node:fs';
import {describeError} from './system-errors.ts';

/** File systems whose every change comes as an event, by the number statfs(2) gives (linux/magic.h). */
const localTypes: Readonly<Record<number, string>> = {
	0xEF_53: 'ext',
	0x58_46_53_42: 'xfs',
	0x91_23_68_3E: 'btrfs',
	0x2F_C1_2F_C1: 'zfs',
	0x01_02_19_94: 'tmpfs',
	0x85_84_58_F6: 'ramfs',
	0x79_4C_76_30: 'overlay',
	0xF2_F5_20_10: 'f2fs',
	0xCA_45_1A_4E: 'bcachefs',
	0x52_65_49_73: 'reiserfs',
	0x31_53_46_4A: 'jfs',
	0x4D_44: 'fat',
	0x20_11_BA_B0: 'exfat',
	0x73_71_73_68: 'squashfs',
	0x96_60: 'iso9660',
	0x73_66_74_6E: 'ntfs',
};

/** File systems shared with other machines: their changes come without an event. */
const sharedTypes: Readonly<Record<number, string>> = {
	0x69_69: 'nfs',
	0x51_7B: 'smb',
	0xFF_53_4D_42: 'cifs',
	0xFE_53_4D_42: 'smb2',
	0x65_73_55_46: 'fuse',
	0x01_02_19_97: '9p',
	0x53_46_41_4F: 'afs',
	0x6B_41_46_53: 'afs',
	0x00_C3_64_00: 'ceph',
	0x0B_D0_0B_D0: 'lustre',
	0x47_50_46_53: 'gpfs',
	0x01_16_19_70: 'gfs2',
	0x74_61_63_61: 'ocfs2',
	0x73_75_72_45: 'coda',
	0x01_31_13_37: 'vboxsf',
	0x78_6F_42_56: 'vboxsf',
	0xBA_CB_AC_BC: 'vmhgfs',
	0xAA_D7_AA_EA: 'panfs',
	0x19_83_03_26: 'beegfs',
	0x20_03_05_28: 'orangefs',
};

/** Returns why the file system of a number needs scans instead of events; null when its events can be relied on. */
export const scanReason = (type: number): string | null => {
	// Statfs gives a signed number on some machines.
	const magic = type >>> 0;
	if (localTypes[magic] !== undefined) {
		return null;
	}

	const shared = sharedTypes[magic];
	return shared === undefined
		? `unknown file system (0x${magic.toString(16)}): its events may not tell everything`
		: `${shared} share: changes made elsewhere come without an event`;
};

/** Returns why a folder needs scans instead of events; null when events can be relied on. */
export const scanReasonOf = (location: string, platform: NodeJS.Platform): string | null => {
	if (platform === 'win32') {
		return /^(?:\\\\|\/\/)/v.test(location) ? 'network share: changes made elsewhere come without an event' : null;
	}

	if (platform !== 'linux') {
		return null;
	}

	try {
		return scanReason(statfsSync(location).type);
	} catch (error) {
		return `the file system does not tell its type: ${describeError(error)}`;
	}
};
