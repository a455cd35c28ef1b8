import { createTheme, Modal } from "@mantine/core";

// Colours are in tokens.css: written into the page from here they would need styles that the content policy forbids.
export const theme = createTheme({
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    // Keeping the page behind from scrolling would write a style into it; the dialog holds the focus anyway.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, transitionProps: { duration: 0 } } }),
  },
});
