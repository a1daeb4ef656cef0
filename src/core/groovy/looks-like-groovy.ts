/** Signs that only Groovy has, or that the market leader's scripts alone have. */
const GROOVY: readonly RegExp[] = [
  /^\s*(?:final\s+)?def\s+[\w(]/m,
  /^\s*import\s+(?:static\s+)?[\w.]+(?:\.\*)?\s*;?\s*$/m,
  /\bnew\s+(?:com|java|groovy)\.\w/,
  /\?:/,
  /\w\??\.(?:"[^"\n]*"|'[^'\n]*')/,
  /\*\.\w/,
  /==~|=~|<=>/,
  /\.(?:collect|findAll|each|any|every|find|sort|inject)\s*\{/,
  /\.eachWithIndex\s*\{|\{\s*(?:\w+\s*,\s*)*\w+\s*->/,
  /\[\s*:\s*\]|[=(,]\s*\[\s*(?:"[^"\n]*"|'[^'\n]*'|\w+)\s*:/,
  /"""|'''/,
  /^\s*(?:String|Integer|List|Map|int|boolean|void)(?:<[\w, ]+>)?\s+\w+\s*(?:=|\()/m,
  /\bthrow\s+new\s+[\w.]*IssueTrackerException\b/,
  /\b(?:issue|replica)\.(?:typeName|projectKey|parentId|type)\b/,
  /\bissue\.set[A-Z]\w*\(/,
  /\b(?:httpClient|unExalateAfterProcessing|syncHelper\.exalate)\b/,
  /\)\s+as\s+(?:String|Integer|Long|int|long)\b|\w\s+as\s+(?:String|Integer|Long|int|long)\b/,
  /\bin\s+\[/,
  /[,(]\s*\{\s*it\b/,
  /\.(?:tokenize|equalsIgnoreCase|replaceFirst|padLeft|toInteger|toLong|isEmpty|size)\(/,
  /"[^"\n`]*\$\{\w+\??\./,
  /\.addComment\([^\n]*,\s*issue\.comments\s*\)/,
];

/** Signs that only JavaScript has. */
const JAVASCRIPT: readonly RegExp[] = [
  /=>/,
  /^\s*(?:const|let|function)\s+\w/m,
  /===|!==/,
  /\?\?/,
  /`/,
  /\?\.\[/,
  /\.(?:map|filter|some|forEach|includes|reduce|flatMap)\(/,
  /\btypeof\s/,
  /\bfor\s*\(\s*(?:const|let)\s/,
];

/**
 * Whether a script that somebody puts in is Groovy rather than JavaScript. Lines that are the same in both, as
 * `replica.summary = issue.summary`, are taken for JavaScript: they run as they are.
 */
export function looksLikeGroovy(text: string): boolean {
  const code = withoutRemarks(text.slice(0, 100_000));
  const groovy = GROOVY.filter((sign) => sign.test(code)).length;
  const javascript = JAVASCRIPT.filter((sign) => sign.test(withoutTexts(code))).length;
  return groovy > javascript;
}

/** Remarks say nothing of the language, and the scripts that are made at first hold Groovy in theirs. */
function withoutRemarks(text: string): string {
  return text.replace(/(^|[^:"'\w])\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '$1');
}

function withoutTexts(code: string): string {
  return code.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');
}
