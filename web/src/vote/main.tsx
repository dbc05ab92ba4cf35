import { mount } from '../frame/mount.tsx';
import { Vote } from './vote.tsx';

mount(<Vote />);
