import { HelperMessage } from '@forge/react';
import type { DraftParts } from '../../../core/rules/draft-parts.ts';
import { PeopleChoice } from '../../shared/people-choice.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { CommentWords, type Words, wordsOf } from './comment-words.tsx';
import { Section } from './part-form.tsx';
import { Ways } from './ways.tsx';

interface CommentFormProps {
  readonly comments: DraftParts['comments'];
  /** Name of the partner, for the preview. */
  readonly company: string;
  readonly onChange: (comments: DraftParts['comments']) => void;
}

interface Optional extends Words {
  readonly template?: string;
  readonly authors?: readonly string[];
}

/** How the line looks where no template is given. */
const USUAL = '{author} ({company}):';

/** Which comments cross, and what stands above those that arrive. */
export function CommentForm({ comments, company, onChange }: CommentFormProps) {
  const { childrenPart: words } = useTexts().texts;
  const { template, prefix, tag, wordFor, authors } = comments;
  const set = (part: Partial<Optional>): void => {
    const { prefix: _begin, tag: _word, wordFor: _use, authors: _people, ...rest } = { ...comments, ...part };
    const held = wordsOf({ prefix, tag, wordFor, ...part });
    const people = part.authors ?? authors ?? [];
    // Of nobody no comment would leave; whoever wants that switches comments off.
    onChange({ ...rest, ...held, ...(people.length === 0 ? {} : { authors: [...people] }) });
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
      <CommentWords comments={comments} onChange={set} />
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
