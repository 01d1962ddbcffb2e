// Lets a part import the style sheet that lies beside it; the bundler turns it into a file of its own.
declare module '*.css' {}
