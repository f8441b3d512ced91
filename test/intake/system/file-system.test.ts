import process from 'node:process';
import {expect, test} from 'vitest';
import {scanReason, scanReasonOf} from '../../../source/intake/system/file-system.ts';

test.for([
	[0xEF_53, 'ext4'],
	[0x58_46_53_42, 'xfs'],
	[0x91_23_68_3E, 'btrfs'],
	[0x2F_C1_2F_C1, 'zfs'],
	[0x01_02_19_94, 'tmpfs'],
	[0x79_4C_76_30, 'overlay'],
	// Node gives the number with its sign on some machines.
	[0x91_23_68_3E - (2 ** 32), 'btrfs, negative'],
] as const)('%x (%s) is local: its events are enough', ([type]) => {
	expect(scanReason(type)).toBeNull();
});

test.for([
	[0x69_69, 'nfs'], [0xFF_53_4D_42, 'cifs'], [0xFE_53_4D_42, 'smb2'], [0x65_73_55_46, 'fuse'], [0x01_02_19_97, '9p'], [0x00_C3_64_00, 'ceph'], [0x0B_D0_0B_D0, 'lustre'], [0x47_50_46_53, 'gpfs'], [0x53_46_41_4F, 'afs'],
] as const)('%x (%s) is shared: scans only', ([type, name]) => {
	expect(scanReason(type)).toContain(`${name} share`);
});

test('an unknown file system is scanned', () => {
	expect(scanReason(0x12_34)).toContain('unknown file system (0x1234)');
});

test('on Windows a UNC path is a share, a drive is not', () => {
	expect(scanReasonOf(String.raw`\\server\logs`, 'win32')).toContain('network share');
	expect(scanReasonOf(String.raw`C:\logs`, 'win32')).toBeNull();
});

test('a path that cannot be asked about is scanned', context => {
	context.skip(process.platform !== 'linux', 'only Linux has statfs types');
	expect(scanReasonOf('/nowhere', 'linux')).toContain('ENOENT');
});
