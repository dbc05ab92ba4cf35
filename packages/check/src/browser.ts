import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Where Chrome or Chromium is when a person or a distribution installed it. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Keeps the browser from making traffic of its own accord. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The npm package's files, unpacked once. */
const unpacked = path.resolve(import.meta.dirname, '../../../node_modules/.cache/teller-chromium');

const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(unpacked, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(unpacked, 'font-cache')}</cachedir>
</fontconfig>
`;

export interface BrowserProgram {
  readonly executablePath: string;
  /** What the program needs in its environment on a machine without browser libraries and fonts. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts {@link browserProgram}, headless. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await browserProgram();
  return chromium.launch({
    executablePath,
    args: quiet,
    env: { ...definedEnvironment(), ...env },
  });
}

/**
 * A real Chromium: `CHROME_PATH`, else one that is installed, else, on Linux x64, the one that
 * comes as an npm package. Nothing is downloaded. Throws, saying what to install, without any.
 */
export async function browserProgram(): Promise<BrowserProgram> {
  const asked = process.env['CHROME_PATH'];
  if (asked) return { executablePath: asked, env: {} };
  const found = usualPlaces.find((file) => existsSync(file));
  if (found) return { executablePath: found, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      'The browser tests need Chrome or Chromium: install it, or set CHROME_PATH to its program.',
    );

  if (!existsSync(unpacked)) await unpack();
  const executablePath = path.join(unpacked, 'chromium');
  const fonts = { FONTCONFIG_PATH: path.join(unpacked, 'fonts') };
  if (missingLibraries(executablePath, {}).length === 0) return { executablePath, env: fonts };
  // The package carries what a bare machine lacks (libnss3, libnspr4).
  const env = { ...fonts, LD_LIBRARY_PATH: path.join(unpacked, 'al2023/lib') };
  const missing = missingLibraries(executablePath, env);
  if (missing.length > 0)
    throw new Error(
      `The browser tests lack these libraries: ${missing.join(', ')}. ` +
        'Install Chromium (on Debian or Ubuntu: apt-get install chromium), or set CHROME_PATH.',
    );
  return { executablePath, env };
}

/** Unpacks beside the final folder and renames, so that nobody ever sees half of it. */
async function unpack(): Promise<void> {
  await mkdir(path.dirname(unpacked), { recursive: true });
  const partial = await mkdtemp(`${unpacked}-`);
  // The package unpacks into the temporary folder, and its libraries only where it sees Lambda.
  const before = { TMPDIR: process.env['TMPDIR'], runtime: process.env['AWS_LAMBDA_JS_RUNTIME'] };
  process.env['TMPDIR'] = partial;
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
  const library = process.env['LD_LIBRARY_PATH'];
  const fontconfig = process.env['FONTCONFIG_PATH'];
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
  } finally {
    restore('TMPDIR', before.TMPDIR);
    restore('AWS_LAMBDA_JS_RUNTIME', before.runtime);
    restore('LD_LIBRARY_PATH', library);
    restore('FONTCONFIG_PATH', fontconfig);
  }
  // The package's own list of font folders is Lambda's.
  await writeFile(path.join(partial, 'fonts/fonts.conf'), fontsConfiguration);
  try {
    await rename(partial, unpacked);
  } catch (error) {
    await rm(partial, { recursive: true });
    if (!existsSync(unpacked)) throw error;
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

function missingLibraries(program: string, env: Readonly<Record<string, string>>): string[] {
  const { stdout } = spawnSync('ldd', [program], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? '');
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
