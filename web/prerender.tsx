/** Home as markup, made when the app is built, so that a slow phone shows Start before the scripts have run. */
import { renderToString } from 'react-dom/server';
import { Router } from 'wouter';
import { Routes } from './routes.tsx';

export const home = () =>
  renderToString(
    <Router ssrPath="/">
      <Routes />
    </Router>,
  );
