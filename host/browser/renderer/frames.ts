import { logBridgeCall } from './bridge-log.ts';
import type { CommandTable, FramePart } from './commands/command.ts';
import { Channel } from './wire/channel.ts';

/** Connects iframes with the bridge commands. */
export class Frames {
  private readonly table: CommandTable;

  constructor(table: CommandTable) {
    this.table = table;
  }

  /**
   * Answers the frame's commands from now on; call it before the frame gets its address. `origin` is `null` for a
   * sandboxed frame, as browsers write it. The result ends it.
   */
  connect(iframe: HTMLIFrameElement, origin: string, part: Omit<FramePart, 'tell'>): () => void {
    const send = (message: unknown): void =>
      iframe.contentWindow?.postMessage(message, origin === 'null' ? '*' : origin);
    const channel: Channel = new Channel({
      wire: {
        send,
        listen: (listener) => {
          const onMessage = (event: MessageEvent): void => {
            if (event.source === iframe.contentWindow && event.origin === origin) listener(event.data);
          };
          window.addEventListener('message', onMessage);
          return () => window.removeEventListener('message', onMessage);
        },
      },
      prefix: 'host:',
      onCommand: (command, data) => {
        logBridgeCall(command, data);
        const tell = (name: string, value: unknown): void => void channel.call(name, value);
        return this.commandNamed(command)(data, { ...part, tell });
      },
      later: (task, seconds) => void setTimeout(task, seconds * 1000),
    });
    return channel.close;
  }

  private commandNamed(command: string): CommandTable[string] {
    const found = Object.hasOwn(this.table, command) ? this.table[command] : undefined;
    if (found === undefined) throw new Error(`This host does not know the bridge command "${command}".`);
    return found;
  }
}
