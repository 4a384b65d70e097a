/** The program's version, for both shells; a test keeps it equal to package.json and to the newest change log entry. */
export const productVersion = '0.1.0'
