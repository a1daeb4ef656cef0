import { HelperMessage } from '@forge/react';
import type { DraftParts } from '../../../core/rules/draft-parts.ts';
import { PeopleChoice } from '../../shared/people-choice.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { Section } from './part-form.tsx';
import { Ways } from './ways.tsx';

interface CommentFormProps {
  readonly comments: DraftParts['comments'];
  /** Name of the partner, for the preview. */
  readonly company: string;
  readonly onChange: (comments: DraftParts['comments']) => void;
}

/** How the line looks where no template is given. */
const USUAL = '{author} ({company}):';

/** Which comments cross, and what stands above those that arrive. */
export function CommentForm({ comments, company, onChange }: CommentFormProps) {
  const { childrenPart: words } = useTexts().texts;
  const { template, prefix, authors, ...rest } = comments;
  const set = (part: { template?: string; prefix?: string; authors?: readonly string[] }): void => {
    const next = { template, prefix, authors, ...part };
    onChange({
      ...rest,
      ...(next.template === undefined ? {} : { template: next.template }),
      // A word of nothing would be a rule that means nothing.
      ...(next.prefix === undefined || next.prefix === '' ? {} : { prefix: next.prefix }),
      // Of nobody no comment would leave; whoever wants that switches comments off.
      ...(next.authors === undefined || next.authors.length === 0 ? {} : { authors: [...next.authors] }),
    });
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
