/** The byte of a module that says whether its memory is one thread's own, and what it may be (WebAssembly 3.0, limits of a memory). */
export const ALONE = 0x01;
export const SHARED = 0x03;
const NAME = Array.from('memory', (c) => c.charCodeAt(0));

/** Where that byte stands: behind the name of the one import and its kind. */
export const sharingAt = (module: Uint8Array): number => module.findIndex((_, k) => NAME.every((byte, i) => module[k + i] === byte)) + NAME.length + 1;
