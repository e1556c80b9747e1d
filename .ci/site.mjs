// Usage: node .ci/site.mjs BOUND_WASM_DIR SITE_DIR – assembles what the server hands out as files: public/, and under pkg/
// script, wasm and style with a hash of their content in the name (cacheable for ever), a manifest that names
// them, and compressed copies beside everything that compresses.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [bound, site] = process.argv.slice(2);
const next = `${site}.next`;
const pkg = join(next, 'pkg');

const hash8 = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 8);
function* filesBelow(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

rmSync(next, { recursive: true, force: true });
mkdirSync(pkg, { recursive: true });
if (existsSync('public')) cpSync('public', next, { recursive: true });

// The loader of the islands derives both names from one stem: wk-<hash>.js and wk-<hash>_bg.wasm.
const module = readFileSync(join(bound, 'wk_bg.wasm'));
const script = readFileSync(join(bound, 'wk.js'), 'utf8');
const stem = `wk-${hash8(Buffer.concat([module, Buffer.from(script)]))}`;
const [js, wasm] = [`${stem}.js`, `${stem}_bg.wasm`];
writeFileSync(join(pkg, wasm), module);
writeFileSync(join(pkg, js), script.replaceAll('wk_bg.wasm', wasm));
const snippets = join(bound, 'snippets');
if (existsSync(snippets)) cpSync(snippets, join(pkg, 'snippets'), { recursive: true });
const css = execFileSync('node', ['style/build.mjs', pkg], { encoding: 'utf8' }).trim().split('\n').pop();
if (!existsSync(join(pkg, css))) throw new Error(`style/build.mjs announced ${css}, which is not there`);
writeFileSync(join(pkg, 'manifest.json'), `${JSON.stringify({ js, wasm, css })}\n`);

const compressible = new Set(['.js', '.wasm', '.css', '.svg', '.txt']);
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
for (const path of [...filesBelow(next)]) {
  if (!compressible.has(extname(path))) continue;
  const bytes = readFileSync(path);
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, brotli));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}

rmSync(site, { recursive: true, force: true });
renameSync(next, site);
const size = (name) => `${relative('.', name)} ${statSync(join(site, 'pkg', `${name}.br`)).size} B`;
console.error(`  brotli: ${[js, wasm, css].map(size).join(', ')}`);
