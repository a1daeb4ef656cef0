import {
  Button,
  Heading,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  SectionMessage,
  SectionMessageAction,
  Stack,
  Text,
} from '@forge/react';
import { useNavigate } from '@forge/react/router';
import { errorRetry } from '../../../contract/errors.ts';
import { type Item, itemGet } from '../../../contract/items.ts';
import type { AnswerOf } from '../../../contract/operation.ts';
import { ask } from '../../shared/ask.ts';
import { FactLines } from '../../shared/facts.tsx';
import { Loaded } from '../../shared/loaded.tsx';
import { complain, tell } from '../../shared/tell.ts';
import { useTexts } from '../../shared/texts/use-texts.ts';
import { useAnswer } from '../../shared/use-answer.ts';
import { useOneAtATime } from '../../shared/use-one-at-a-time.ts';
import { addressOf } from './address-of.ts';
import { ItemReplicas } from './item-replicas.tsx';
import { nameOfItem } from './item-row.tsx';

type Detail = AnswerOf<typeof itemGet>;

interface ItemModalProps {
  readonly item: Item;
  readonly onClose: () => void;
  /** What the list shows of it is out of date. */
  readonly onChanged: () => void;
}

/** All that is known of one pair: what is wrong and where it is mended, messages, and what would cross. */
export function ItemModal({ item, onClose, onChanged }: ItemModalProps) {
  const { texts } = useTexts();
  const { items: words, errors, common } = texts;
  const { connection, issue } = item;
  const { answer, reload } = useAnswer(itemGet, { connection, issue });
  const retry = useOneAtATime(async (causes: readonly string[]): Promise<void> => {
    for (const cause of new Set(causes)) {
      const outcome = await ask(errorRetry, { connection, cause, issues: [issue] });
      if (!outcome.ok) return complain(outcome.error);
    }
    tell(errors.retried(1));
    onChanged();
    void reload();
  });
  return (
    <Modal onClose={onClose} width="x-large">
      <ModalHeader>
        <ModalTitle>{words.detailsOf(nameOfItem(item, texts))}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <Loaded answer={answer} onRetry={() => void reload()}>
          {(detail) => (
            <Stack space="space.300">
              <Troubles detail={detail} onRetry={(causes) => void retry(causes)} />
              <Messages detail={detail} />
              <Notes detail={detail} />
              <ItemReplicas detail={detail} />
            </Stack>
          )}
        </Loaded>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={onClose}>
          {common.close}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

interface TroublesProps {
  readonly detail: Detail;
  readonly onRetry: (causes: readonly string[]) => void;
}

function Troubles({ detail: { item, troubles }, onRetry }: TroublesProps) {
  const { items: words, errors } = useTexts().texts;
  const navigate = useNavigate();
  if (troubles.length === 0) return <Text>{words.detail.noTrouble}</Text>;
  return (
    <Stack space="space.100">
      {troubles.map(({ cause, path, message, detail, next, place }) => {
        const address = addressOf(item.connection, place);
        const actions = [
          <SectionMessageAction key="retry" onClick={() => onRetry([cause])}>
            {errors.retry}
          </SectionMessageAction>,
          ...(address === undefined
            ? []
            : [
                <SectionMessageAction key="mend" onClick={() => navigate(address)}>
                  {words.detail.mend}
                </SectionMessageAction>,
              ]),
        ];
        return (
          <SectionMessage key={`${cause} ${path ?? ''}`} appearance="error" title={message} actions={actions}>
            <Stack space="space.050">
              {detail !== undefined && <Text>{detail}</Text>}
              <Text>{next}</Text>
            </Stack>
          </SectionMessage>
        );
      })}
    </Stack>
  );
}

function Messages({ detail }: { readonly detail: Detail }) {
  const { texts, when } = useTexts();
  const words = texts.items.detail;
  const { messages, underWay, awaitedBy, due, children } = detail;
  const { comments, attachments, worklogs, links } = children;
  return (
    <Stack space="space.100">
      <Heading as="h3">{words.messages}</Heading>
      <FactLines
        facts={[
          [words.sent, String(messages.sent)],
          [words.answered, String(messages.answered)],
          [words.taken, String(messages.taken)],
          [words.life, messages.life],
          [words.underWay, underWay.length === 0 ? words.nothing : underWay.join(', ')],
          ...(due === undefined ? [] : [[words.due, when(due)] as const]),
          [words.children, [comments, attachments, worklogs, links].join(', ')],
          ...(awaitedBy.length === 0
            ? []
            : [[words.awaitedBy, awaitedBy.map(({ key, issue }) => key ?? issue).join(', ')] as const]),
        ]}
      />
    </Stack>
  );
}

function Notes({ detail: { notes } }: { readonly detail: Detail }) {
  const { texts, when } = useTexts();
  if (notes.length === 0) return null;
  return (
    <Stack space="space.100">
      <Heading as="h3">{texts.items.detail.notes}</Heading>
      {notes.map(({ at, text }, place) => (
        <Text key={`${at}-${String(place)}`}>{`${when(at)}: ${text}`}</Text>
      ))}
    </Stack>
  );
}
