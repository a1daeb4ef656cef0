import * as z from 'zod';
import { PortError } from '../../core/ports/port-error.ts';
import {
  BLOCK,
  charged,
  type Lane,
  left,
  nextHour,
  POINTS_KEY,
  type Points,
  pointsKind,
} from '../../core/retry/points.ts';
import { epochSeconds } from '../twin/mark-twin.ts';
import { type BreakerPorts, openAll } from './move-breaker.ts';

const HOUR = 3600;
const ATTEMPTS = 4;
const UNBOOKED = 'points:unbooked';
const ROW = 'points:row';

const unbooked = z.number().min(0);

/**
 * Counts points that were spent. They are booked in blocks of 100, so that a change costs no write of its own. A
 * process that remembers nothing begins at a random part of a block: on average all is booked, however short
 * processes live. Where the hour's budget for live edits is used up, the breakers of all connections are open until the next hour.
 */
export async function spendPoints(
  ports: BreakerPorts,
  perHour: number,
  points: number,
  share?: number,
): Promise<void> {
  const before = unbooked.safeParse(ports.memo.recall(UNBOOKED, HOUR));
  let open = (before.success ? before.data : randomPart(ports)) + points;
  while (open >= BLOCK) {
    open -= BLOCK;
    const booked = await book(ports, share);
    const now = epochSeconds(ports.clock);
    if (booked && left(booked, 'live', perHour, now) === 0) await openAll(ports, 'points', nextHour(now));
  }
  ports.memo.keep(UNBOOKED, open);
}

/** Seconds for which what another process has booked need not be known. */
const ROW_AGE = 60;

/** What a kind of work may still spend in this hour. A count that cannot be read stops nothing. */
export async function pointsLeft(ports: BreakerPorts, perHour: number, lane: Lane): Promise<number> {
  const kept = pointsKind.schema.safeParse(ports.memo.recall(ROW, ROW_AGE));
  const row = kept.success ? kept.data : await readRow(ports);
  return left(row, lane, perHour, epochSeconds(ports.clock));
}

async function readRow(ports: BreakerPorts): Promise<Points | undefined> {
  try {
    const row = await ports.store.get(pointsKind, POINTS_KEY);
    if (row) ports.memo.keep(ROW, row);
    return row;
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('points.not-read', { code: error.code });
    return undefined;
  }
}

/** One block more in the hour's record. A count that cannot be written is given up: it must stop no change. */
async function book(ports: BreakerPorts, share: number | undefined): Promise<Points | undefined> {
  const now = epochSeconds(ports.clock);
  const remembered = pointsKind.schema.safeParse(ports.memo.recall(ROW, HOUR));
  let before = remembered.success ? remembered.data : undefined;
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0 || !before) before = await ports.store.get(pointsKind, POINTS_KEY);
      const value: Points = { ...charged(before, now, share), token: ports.random.short() };
      const written = before
        ? await replace(ports, before, value)
        : await ports.store.create(pointsKind, POINTS_KEY, value);
      if (!written) continue;
      ports.memo.keep(ROW, value);
      return value;
    }
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    ports.log.note('points.not-booked', { code: error.code });
  }
  return undefined;
}

function replace(ports: BreakerPorts, before: Points, value: Points): Promise<boolean> {
  const when = { attribute: 'rev', equals: before.rev } as const;
  return ports.store.transact([{ op: 'put', kind: pointsKind, key: POINTS_KEY, value, when }]);
}

function randomPart(ports: BreakerPorts): number {
  const [first = 0, second = 0] = ports.random.bytes(2);
  return Math.floor(((first * 256 + second) / 65_536) * BLOCK);
}
