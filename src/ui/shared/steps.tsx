import { ProgressTracker } from '@forge/react';

interface StepsProps {
  readonly labels: readonly string[];
  /** Index of the step that the person is at. */
  readonly at: number;
}

/** Where one is on a way of several steps. */
export function Steps({ labels, at }: StepsProps) {
  return (
    <ProgressTracker
      spacing="cozy"
      items={labels.map((label, index) => ({
        id: `step-${index}`,
        label,
        percentageComplete: index < at ? 100 : 0,
        status: index < at ? 'visited' : index === at ? 'current' : 'unvisited',
      }))}
    />
  );
}
