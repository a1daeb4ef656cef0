/** Made by the build from the files of `@atlaskit/icon/core`: file name -> icon. */
declare module 'atlaskit-icons' {
  import type { ElementType } from 'react';
  export const icons: Readonly<Record<string, ElementType>>;
}
