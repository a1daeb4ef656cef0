import type { NewFile } from '../../core/ports/jira.ts';

/**
 * A multipart body of files, by hand: the platform's own fetch takes bytes, not forms. Jira reads a name as UTF-8;
 * quotes and line ends in it would end the header, so they are written as forms write them.
 */
export function multipart(files: readonly NewFile[], boundary: string): ArrayBuffer {
  const encoder = new TextEncoder();
  const parts = files.flatMap((file) => [
    encoder.encode(headOf(file, boundary)),
    file.bytes,
    encoder.encode('\r\n'),
  ]);
  parts.push(encoder.encode(`--${boundary}--\r\n`));
  const body = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body.buffer;
}

function headOf(file: NewFile, boundary: string): string {
  const name = file.name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const mime = /^[\w.+-]+\/[\w.+-]+$/.test(file.mime) ? file.mime : 'application/octet-stream';
  return `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${mime}\r\n\r\n`;
}
