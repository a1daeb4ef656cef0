import { Button, ButtonGroup } from '@forge/react';

interface RowAction {
  readonly id: string;
  readonly text: string;
  /** The text with the name of the row, for who does not see where the button stands. */
  readonly label: string;
  readonly onPress: () => void;
  readonly isQuiet?: boolean;
}

/** What can be done with one row of a list. */
export function RowActions({ actions }: { readonly actions: readonly RowAction[] }) {
  return (
    <ButtonGroup>
      {actions.map(({ id, text, label, onPress, isQuiet = false }) => (
        <Button
          key={id}
          spacing="compact"
          appearance={isQuiet ? 'subtle' : 'default'}
          testId={id}
          aria-label={label}
          onClick={onPress}
        >
          {text}
        </Button>
      ))}
    </ButtonGroup>
  );
}
