import '../../../app/main/zendesk.tsx';
