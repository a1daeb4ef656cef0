import type { DraftParts } from '../../../core/rules/draft-parts.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice } from './choice.tsx';

type Comments = DraftParts['comments'];
/** The words of a draft while they are typed: an empty one is none. */
export type Words = { readonly [Name in 'prefix' | 'tag' | 'wordFor']?: Comments[Name] | undefined };

/** What a word at or in a comment can do. */
const uses = ['leaving', 'internal', 'customers'] as const satisfies readonly Comments['wordFor'][];

/** Words as rules hold them: a word of nothing would mean nothing, and without words there is nothing to do. */
export function wordsOf({ prefix = '', tag = '', wordFor }: Words): Pick<Comments, keyof Words> {
  return {
    ...(prefix === '' ? {} : { prefix }),
    ...(tag === '' ? {} : { tag }),
    ...(wordFor === undefined || (prefix === '' && tag === '') ? {} : { wordFor }),
  };
}

interface CommentWordsProps {
  readonly comments: Comments;
  readonly onChange: (words: Words) => void;
}

/** The words at the beginning of a comment or anywhere in it, and what they do. */
export function CommentWords({ comments: { prefix, tag, wordFor }, onChange }: CommentWordsProps) {
  const { childrenPart: words } = useTexts().texts;
  return (
    <>
      <TextField
        name="comment-prefix"
        label={words.prefix}
        hint={words.prefixHint}
        value={prefix ?? ''}
        onChange={(text) => onChange({ prefix: text })}
      />
      <TextField
        name="comment-tag"
        label={words.tag}
        hint={words.tagHint}
        value={tag ?? ''}
        onChange={(text) => onChange({ tag: text })}
      />
      {(prefix !== undefined || tag !== undefined) && (
        <Choice
          name="comment-word-for"
          label={words.wordFor}
          hint={words.wordForHint}
          value={wordFor ?? 'leaving'}
          options={uses.map((value) => ({ value, label: words.wordsFor[value] }))}
          onChange={(use) => onChange({ wordFor: use })}
        />
      )}
    </>
  );
}
