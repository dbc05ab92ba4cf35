import { mount } from '../frame/mount.tsx';
import { Start } from './start.tsx';

mount(<Start />);
