/** Finds ambient time, chance and world: names a pure file may not say, because their answer is not in its arguments. */
import { type ESTree, Visitor } from 'vite';
import { lineAt, parse } from './sources.ts';

/** Objects and functions that are not the language's own, or whose answer differs from call to call. */
const ambient = new Set(
  `setTimeout setInterval setImmediate requestAnimationFrame requestIdleCallback queueMicrotask performance crypto
   fetch globalThis window self document navigator location localStorage sessionStorage indexedDB process Deno Buffer
   require console alert Temporal`.split(/\s+/),
);
const members = new Map([
  ['Date', new Set(['now', 'parse'])],
  ['Math', new Set(['random'])],
]);
/** What a Date says in the zone of the device it runs on; the UTC twins are fine. */
const local = /^(get|set)(Hours|Minutes|Seconds|Milliseconds|Date|Day|Month|FullYear|Year|TimezoneOffset)$|^toLocale/;

/** Every breach in one source, as `path:line name`. */
export function ambientIn(path: string, source: string): string[] {
  const found: string[] = [];
  const add = (node: { start: number }, name: string) => found.push(`${path}:${lineAt(source, node.start)} ${name}`);
  const name = (node: ESTree.Node | null) => (node?.type === 'Identifier' ? node.name : '');
  new Visitor({
    MemberExpression(node) {
      const object = name(node.object);
      const property = node.property.type === 'Literal' ? String(node.property.value) : name(node.property);
      if (ambient.has(object)) add(node, object);
      if (members.get(object)?.has(property)) add(node, `${object}.${property}`);
      if (local.test(property)) add(node, `.${property}`);
    },
    CallExpression(node) {
      const callee = name(node.callee);
      if (ambient.has(callee) || callee === 'Date') add(node, `${callee}()`);
    },
    NewExpression(node) {
      if (name(node.callee) !== 'Date') return;
      if (node.arguments.length === 0) add(node, 'new Date()');
      if (node.arguments.length > 1) add(node, 'new Date(…) in the zone of the device');
    },
    VariableDeclarator(node) {
      const from = name(node.init);
      if (ambient.has(from) || members.has(from)) add(node, `${from} under another name`);
    },
  }).visit(parse(path, source).program);
  return found;
}

/** Where a file says `Deno`, as a value or as a type. */
export function denoIn(path: string, source: string): string[] {
  const found: string[] = [];
  new Visitor({
    Identifier(node) {
      if (node.name === 'Deno') found.push(`${path}:${lineAt(source, node.start)}`);
    },
  }).visit(parse(path, source).program);
  return found;
}
