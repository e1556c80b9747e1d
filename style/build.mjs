// Usage: node style/build.mjs OUTDIR – compiles main.scss into OUTDIR/wk.<hash>.css and prints the file name.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const packages = resolve(here, '../end2end');
const require = createRequire(join(packages, 'package.json'));
const sass = require('sass');
const { transform } = require('lightningcss');

const outDir = process.argv[2];
if (!outDir) {
  console.error('Usage: node style/build.mjs OUTDIR');
  process.exit(2);
}

const { css } = sass.compile(join(here, 'main.scss'), {
  loadPaths: [here, join(packages, 'node_modules/@kern-ux/native/src/scss')],
  quietDeps: true,
});
const { code, warnings } = transform({
  filename: 'main.css',
  code: Buffer.from(css),
  minify: true,
});
if (warnings.length > 0) {
  for (const w of warnings) console.error(`${w.loc?.line ?? '?'}: ${w.message}`);
  process.exit(1);
}

const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
const name = `wk.${hash}.css`;
mkdirSync(outDir, { recursive: true });
for (const old of readdirSync(outDir)) {
  if (/^wk\.[0-9a-f]{8}\.css$/.test(old) && old !== name) rmSync(join(outDir, old));
}
writeFileSync(join(outDir, name), code);
console.log(name);
