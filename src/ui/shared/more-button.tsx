import { Box, LoadingButton } from '@forge/react';
import { useState } from 'react';

interface MoreButtonProps {
  readonly text: string;
  /** Fetches the next page of a list and shows it. */
  readonly onMore: () => Promise<void>;
}

/** Below a list that goes on: shows that the next page is on its way. */
export function MoreButton({ text, onMore }: MoreButtonProps) {
  const [isRunning, setRunning] = useState(false);
  const press = async (): Promise<void> => {
    setRunning(true);
    await onMore();
    setRunning(false);
  };
  return (
    <Box>
      <LoadingButton isLoading={isRunning} onClick={press}>
        {text}
      </LoadingButton>
    </Box>
  );
}
