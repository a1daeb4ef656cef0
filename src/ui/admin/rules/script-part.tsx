import {
  Button,
  ButtonGroup,
  Inline,
  Lozenge,
  SectionMessage,
  SectionMessageAction,
  Stack,
  Text,
} from '@forge/react';
import { useState } from 'react';
import { rulesRead } from '../../../contract/rules.ts';
import { type Scripts, scriptsOf } from '../../../contract/scripts.ts';
import { looksLikeGroovy } from '../../../core/groovy/looks-like-groovy.ts';
import type { Place } from '../../../core/scripting/place.ts';
import { FailureMessage } from '../../shared/failure-message.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { Sentences } from '../../shared/sentences.tsx';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { GroovyTranslation } from './groovy-translation.tsx';
import type { RulesPartProps } from './rules-part.ts';
import { ScriptFailures } from './script-failures.tsx';
import { ScriptField } from './script-field.tsx';
import { ScriptFields } from './script-fields.tsx';
import { ScriptFindings } from './script-findings.tsx';
import { scriptHelp } from './script-help.ts';
import { ScriptReference } from './script-reference.tsx';
import { useWriting, type Writing } from './use-writing.ts';

/** Where an admin writes the scripts of this side. */
export function ScriptPart(props: RulesPartProps) {
  const { answer, reload } = useAnswer(rulesRead, { connection: props.connection.id });
  return (
    <Loaded answer={answer} onRetry={() => void reload()}>
      {({ version }) => <Opened {...props} inForce={scriptsOf(version)} />}
    </Loaded>
  );
}

function Opened(props: RulesPartProps & { readonly inForce: Scripts }) {
  const { script: words } = useTexts().texts;
  const { connection, draft, inForce } = props;
  const writing = useWriting(props, inForce);
  const before = inForce[writing.which] ?? '';
  const { which, text, translation, error, isSaving } = writing;
  const { fields } = scriptsOf(draft.version);
  const help = scriptHelp({ ...writing, connection: connection.id, fields, sound: words.sound });
  const isPlain = writing.loads === 0;
  const going = isPlain
    ? {}
    : { onGo: ({ line, column }: Place) => writing.order({ kind: 'go', line, column }) };
  const problems = draft.problems
    .filter(({ field }) => field.startsWith('scripts'))
    .map(({ message, next }) => [message, next].filter(Boolean).join(' '));
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Text>{words.intro}</Text>
        <ScriptReference connection={connection.id} which={which} />
      </Stack>
      {translation === undefined && <Above {...writing} before={before} />}
      {error !== undefined && <FailureMessage error={error} />}
      {translation === undefined && looksLikeGroovy(text) && <Foreign {...writing} />}
      {text.trim() === '' && translation === undefined && (
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Text>{words.none[which]}</Text>
          <Button onClick={() => void help.begin()}>{words.starter}</Button>
        </Inline>
      )}
      <ScriptField {...writing} check={help.check} before={before} />
      {translation === undefined ? (
        <Stack space="space.200">
          <ScriptFindings findings={writing.findings} {...going} />
          <ScriptFailures connection={connection.id} which={which} {...going} />
          {problems.length > 0 && <Sentences heading={words.problems} lines={problems} />}
          <ScriptFields
            connection={connection.id}
            fields={fields}
            isSaving={isSaving}
            onFields={(fields) => void writing.save(fields)}
          />
        </Stack>
      ) : (
        <GroovyTranslation
          translation={translation}
          groovy={isPlain ? text : undefined}
          onTake={writing.take}
          onLeave={writing.leave}
        />
      )}
    </Stack>
  );
}

/** The text looks like Groovy, which can be translated. */
function Foreign({ translate }: Writing) {
  const { script: words } = useTexts().texts;
  return (
    <SectionMessage
      title={words.groovy}
      appearance="information"
      actions={[
        <SectionMessageAction key="translate" onClick={() => void translate()}>
          {words.translate}
        </SectionMessageAction>,
      ]}
    >
      <Text>{words.groovyText}</Text>
    </SectionMessage>
  );
}

/** Which script, whether it is saved, and what can be done with it. */
function Above(props: Writing & { readonly before: string }) {
  const { script: words } = useTexts().texts;
  const { which, isDirty, isSaving, order, before } = props;
  const [isComparing, setComparing] = useState(false);
  const compare = (on: boolean): void => {
    order({ kind: 'compare', on });
    setComparing(on);
  };
  return (
    <Inline spread="space-between" alignBlock="center" shouldWrap rowSpace="space.100">
      <ButtonGroup label={words.choose}>
        {(['outgoing', 'incoming'] as const).map((side) => (
          <Button key={side} isSelected={side === which} onClick={() => void props.turn(side)}>
            {words.sides[side]}
          </Button>
        ))}
      </ButtonGroup>
      <Inline space="space.100" alignBlock="center">
        {isDirty && <Lozenge appearance="moved">{words.unsaved}</Lozenge>}
        {before !== '' && props.loads > 0 && (
          <Button appearance="subtle" isSelected={isComparing} onClick={() => compare(!isComparing)}>
            {isComparing ? words.stopCompare : words.compare}
          </Button>
        )}
        <Button appearance="primary" isDisabled={!isDirty || isSaving} onClick={() => void props.save()}>
          {words.save}
        </Button>
      </Inline>
    </Inline>
  );
}
