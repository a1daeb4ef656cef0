import { StreamLanguage } from '@codemirror/language';

const KEYWORDS =
  /^(?:and|or|not|in|is|was|changed|empty|null|order|by|asc|desc|after|before|on|during|from|to)$/i;

/** Colours of a query: words that mean something, names of fields, values, functions. */
export const jqlLanguage = StreamLanguage.define<{ isValue: boolean }>({
  name: 'jql',
  startState: () => ({ isValue: false }),
  token(stream, state) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?)/))
      return state.isValue ? 'string' : 'propertyName';
    if (stream.match(/^(?:!=|!~|<=|>=|[=~<>])/)) {
      state.isValue = true;
      return 'operator';
    }
    if (stream.match(/^[(),]/)) return 'punctuation';
    const start = stream.pos;
    const word = stream.eatWhile(/[^\s"'(),=!~<>]/) ? stream.string.slice(start, stream.pos) : '';
    if (word === '') {
      stream.next();
      return 'invalid';
    }
    if (KEYWORDS.test(word)) {
      state.isValue = /^(?:in|is|was)$/i.test(word) || (state.isValue && /^(?:not|empty|null)$/i.test(word));
      return 'keyword';
    }
    if (stream.peek() === '(') return 'function';
    return state.isValue ? 'string' : 'propertyName';
  },
});
