/**
 * How pages look where no script runs: the sidebar stands open, on a narrow screen below the page, and what only a script
 * could do is not offered.
 */
export const withoutScripts = `<style>
.VPSidebarItem.collapsed .items { display: block !important; }
.VPSidebarItem .caret, .VPNavBarHamburger, .VPLocalNav, .VPNavBarSearch, .VPNavBarAppearance, .VPNavBarExtra, .vp-doc button.copy { display: none !important; }
@media (max-width: 959px) {
  .VPSidebar { position: static !important; order: 2; width: auto !important; max-width: none !important; opacity: 1 !important; visibility: visible !important; transform: none !important; }
}
</style>`;
