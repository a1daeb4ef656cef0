import { HelperMessage } from '@forge/react';
import type { DraftParts } from '../../../core/rules/draft-parts.ts';
import { PeopleChoice } from '../../shared/people-choice.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Choice } from './choice.tsx';
import { Section } from './part-form.tsx';
import { Ways } from './ways.tsx';

interface CommentFormProps {
  readonly comments: DraftParts['comments'];
  /** Name of the partner, for the preview. */
  readonly company: string;
  readonly onChange: (comments: DraftParts['comments']) => void;
}

type Comments = DraftParts['comments'];
type Words = { readonly [Name in 'prefix' | 'tag' | 'wordFor']?: Comments[Name] | undefined };
interface Optional extends Words {
  readonly template?: string;
  readonly authors?: readonly string[];
}

/** What a word at or in a comment can do. */
const uses = ['leaving', 'internal', 'customers'] as const satisfies readonly Comments['wordFor'][];

/** Words as rules hold them: a word of nothing would be a rule that means nothing, and without words nothing is to do. */
function wordsOf({ prefix = '', tag = '', wordFor }: Words): Pick<Comments, 'prefix' | 'tag' | 'wordFor'> {
  return {
    ...(prefix === '' ? {} : { prefix }),
    ...(tag === '' ? {} : { tag }),
    ...(wordFor === undefined || (prefix === '' && tag === '') ? {} : { wordFor }),
  };
}

/** How the line looks where no template is given. */
const USUAL = '{author} ({company}):';

/** Which comments cross, and what stands above those that arrive. */
export function CommentForm({ comments, company, onChange }: CommentFormProps) {
  const { childrenPart: words } = useTexts().texts;
  const { template, prefix, tag, wordFor, authors } = comments;
  const set = (part: Partial<Optional>): void => {
    const { prefix: _begin, tag: _word, wordFor: _use, authors: _people, ...rest } = { ...comments, ...part };
    const words = wordsOf({ prefix, tag, wordFor, ...part });
    const people = part.authors ?? authors ?? [];
    // Of nobody no comment would leave; whoever wants that switches comments off.
    onChange({ ...rest, ...words, ...(people.length === 0 ? {} : { authors: [...people] }) });
  };
  const stands: Readonly<Record<string, string>> = {
    author: words.sampleAuthor,
    company,
    date: words.sampleDate,
  };
  const preview = (template ?? USUAL).replace(
    /\{(author|company|date)\}/g,
    (_, name: string) => stands[name] ?? '',
  );
  return (
    <Section heading={words.comments}>
      <Ways name="comments" value={comments} onChange={(ways) => onChange({ ...comments, ...ways })} />
      <TextField
        name="comment-template"
        label={words.template}
        hint={words.templateHint}
        value={template ?? USUAL}
        onChange={(text) => set({ template: text })}
      />
      {preview !== '' && <HelperMessage>{words.templatePreview(preview)}</HelperMessage>}
      <TextField
        name="comment-prefix"
        label={words.prefix}
        hint={words.prefixHint}
        value={prefix ?? ''}
        onChange={(text) => set({ prefix: text })}
      />
      <TextField
        name="comment-tag"
        label={words.tag}
        hint={words.tagHint}
        value={tag ?? ''}
        onChange={(text) => set({ tag: text })}
      />
      {(prefix !== undefined || tag !== undefined) && (
        <Choice
          name="comment-word-for"
          label={words.wordFor}
          hint={words.wordForHint}
          value={wordFor ?? 'leaving'}
          options={uses.map((value) => ({ value, label: words.wordsFor[value] }))}
          onChange={(value) => set({ wordFor: uses.find((one) => one === value) })}
        />
      )}
      <PeopleChoice
        name="comment-authors"
        label={words.authors}
        hint={words.authorsHint}
        accounts={authors ?? []}
        onChange={(chosen) => set({ authors: chosen })}
      />
    </Section>
  );
}
